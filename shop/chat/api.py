"""`/api/v1/chat/…`: conversations, for programs and for the page's own script."""

from typing import Annotated, Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import F
from django.http import HttpRequest
from ninja import Field, File, Form, Path, Query, Router
from ninja.files import UploadedFile

from accounts.api_auth import person_of, signed_in
from core.api import BY_PERSON, Problem, Strict, cut_rows, left_out, problems
from core.api.cursor import LONGEST, MOST, PAGE_SIZE
from core.uploads.fields import clean_picture
from shop.chat import presence
from shop.chat.api_schemas import (
    BlockIn,
    BlockOut,
    ConversationIn,
    ConversationOut,
    ConversationPage,
    HandOverOut,
    MessageIn,
    MessageOut,
    MessagePage,
    Number,
    PictureIn,
    ReportIn,
    ReportOut,
    SeenIn,
    SeenOut,
    UnreadOut,
)
from shop.chat.api_subjects import asked_subject, one
from shop.chat.exceptions import ChatRefused
from shop.chat.models import Side
from shop.chat.selectors import (
    inbox_of,
    is_blocked,
    messages_of,
    other_side,
    side_of,
    unread_conversations,
)
from shop.chat.services.hand_over import hand_over
from shop.chat.services.mark_seen import mark_seen
from shop.chat.services.open_conversation import open_conversation
from shop.chat.services.report_message import report_message
from shop.chat.services.send_message import Words, send_message
from shop.chat.services.set_block import set_block
from shop.chat.told import Line, lines_of

router = Router(auth=signed_in, throttle=[BY_PERSON], tags=["chat"])
PROBLEMS = {
    "not_yours": "forbidden",
    "own_store": "forbidden",
    "blocked": "conversation_closed",
    "gone": "conversation_closed",
    "too_fast": "too_many_requests",
}


class Asked(Strict):
    limit: Annotated[int, Field(ge=1, le=MOST)] = PAGE_SIZE
    cursor: Annotated[str, Field(max_length=LONGEST)] = left_out(
        description="`next_cursor` of the page before."
    )


class Leaf(Strict):
    """Without a number: the newest."""

    after: Number = left_out(description="Only what came after this number.")
    before: Number = left_out(description="Only what stands before this number.")
    limit: Annotated[int, Field(ge=1, le=MOST)] = 40


def _refused(refused: ChatRefused, *, field: str = "text") -> Problem:
    code = PROBLEMS.get(refused.code, "invalid")
    errors = [{"field": field, "code": refused.code, "message": str(refused.message)}]
    return Problem(code, detail=refused.message, errors=errors if code == "invalid" else None)


def _side(request: HttpRequest, key: UUID) -> Side:
    side = side_of(person_of(request), conversation=key)
    if side is None:
        raise Problem("not_found")
    return side


@router.get(
    "/chat/conversations",
    response=ConversationPage,
    summary="My conversations",
    openapi_extra=problems(422),
)
def list_conversations(request: HttpRequest, asked: Query[Asked]) -> Any:
    """The newest first; for a store's team those of the store too."""
    cut = cut_rows(
        inbox_of(person_of(request)).annotate(at=F("conversation__last_at")),
        order=("-at", "-pk"),
        cursor=asked.cursor,
        size=asked.limit,
        list_of="conversations",
    )
    items = [ConversationOut.of(side, other=_other(side)) for side in cut.rows]
    return ConversationPage(items=items, next_cursor=cut.next_cursor)


def _other(side: Side) -> Side:
    return next(one for one in side.conversation.sides.all() if one.pk != side.pk)


@router.post(
    "/chat/conversations",
    response=ConversationOut,
    summary="Find or begin a conversation",
    openapi_extra=problems(404),
)
def begin_conversation(request: HttpRequest, asked: ConversationIn) -> Any:
    """The same question finds the same conversation. The other side sees it once one writes."""
    person = person_of(request)
    try:
        begun = open_conversation(person, subject=asked_subject(person, asked))
    except ChatRefused as refused:
        raise _refused(refused, field="store") from refused
    side = _side(request, begun.pk)
    return ConversationOut.of(side, other=other_side(side))


@router.get(
    "/chat/conversations/{key}",
    response=ConversationOut,
    summary="One conversation",
    openapi_extra=problems(404),
)
def get_conversation(request: HttpRequest, key: UUID) -> Any:
    side = _side(request, key)
    return ConversationOut.of(side, other=other_side(side))


@router.get(
    "/chat/conversations/{key}/messages",
    response=MessagePage,
    summary="What was written",
    openapi_extra=problems(404),
)
def list_messages(request: HttpRequest, key: UUID, leaf: Query[Leaf]) -> Any:
    """Polled with `after` where no socket is open."""
    side, person = _side(request, key), person_of(request)
    rows = messages_of(side.conversation_id)
    if leaf.after is not None:
        presence.came(side.conversation_id, person=person.pk)
        found = list(rows.filter(number__gt=leaf.after)[: leaf.limit + 1])
        shown = found[: leaf.limit]
    else:
        if leaf.before is not None:
            rows = rows.filter(number__lt=leaf.before)
        found = list(rows.order_by("-number")[: leaf.limit + 1])
        shown = found[: leaf.limit][::-1]
    return MessagePage(
        items=[MessageOut.of(line) for line in lines_of(shown, side=side, reader=person)],
        seen=other_side(side).read_number,
        more=len(found) > leaf.limit,
    )


@router.post(
    "/chat/conversations/{key}/messages",
    response=MessageOut,
    summary="Write",
    openapi_extra=problems(403, 404, 429),
)
def write_message(request: HttpRequest, key: UUID, said: MessageIn) -> Any:
    """The same `client_id` again answers with the message that stands."""
    side, person = _side(request, key), person_of(request)
    try:
        message = send_message(
            person,
            conversation=side.conversation,
            words=Words(text=said.text, client_id=said.client_id),
        )
    except ChatRefused as refused:
        raise _refused(refused) from refused
    return MessageOut.of(Line(message, side=side, reader=person))


@router.post(
    "/chat/conversations/{key}/pictures",
    response=MessageOut,
    summary="Send a photo",
    openapi_extra=problems(403, 404, 429),
)
def send_picture(
    request: HttpRequest, key: UUID, picture: File[UploadedFile], said: Form[PictureIn]
) -> Any:
    """With or without words; drawn anew before anybody sees it. Sent again it is the same."""
    side, person = _side(request, key), person_of(request)
    try:
        words = Words(text=said.text, client_id=said.client_id, picture=clean_picture(picture))
        message = send_message(person, conversation=side.conversation, words=words)
    except ValidationError as refused:
        errors = [{"field": "picture", "code": "picture", "message": refused.messages[0]}]
        raise Problem("invalid", detail=refused.messages[0], errors=errors) from refused
    except ChatRefused as refused:
        raise _refused(refused) from refused
    return MessageOut.of(Line(message, side=side, reader=person))


@router.post(
    "/chat/conversations/{key}/seen",
    response=SeenOut,
    summary="I have read up to here",
    openapi_extra=problems(404),
)
def see_messages(request: HttpRequest, key: UUID, seen: SeenIn) -> Any:
    side, person = _side(request, key), person_of(request)
    mark_seen(person, conversation=side.conversation, number=seen.number)
    return SeenOut(unread=_side(request, key).unread)


@router.post(
    "/chat/conversations/{key}/person",
    response=HandOverOut,
    summary="Speak to a person, not to the assistant",
    openapi_extra=problems(403, 404),
)
def ask_for_a_person(request: HttpRequest, key: UUID) -> Any:
    """The team sees all that was said, and the assistant says nothing more; twice is once."""
    side = _side(request, key)
    try:
        hand_over(person_of(request), conversation=side.conversation)
    except ChatRefused as refused:
        raise _refused(refused) from refused
    return HandOverOut(assisted=False)


@router.post(
    "/chat/conversations/{key}/block",
    response=BlockOut,
    summary="Hear nothing more of the other side",
    openapi_extra=problems(403, 404),
)
def block_conversation(request: HttpRequest, key: UUID, asked: BlockIn) -> Any:
    """Every conversation with it is closed for both, until one's own side lifts it."""
    side = _side(request, key)
    try:
        set_block(person_of(request), conversation=side.conversation, blocked=asked.blocked)
    except ChatRefused as refused:
        raise _refused(refused) from refused
    return BlockOut(blocked=is_blocked(side.conversation))


@router.post(
    "/chat/conversations/{key}/messages/{number}/report",
    response=ReportOut,
    summary="Report a message",
    openapi_extra=problems(403, 404, 429),
)
def report(
    request: HttpRequest,
    key: UUID,
    number: Annotated[int, Path(ge=1, le=2_147_483_647)],
    told: ReportIn,
) -> Any:
    message = one(messages_of(_side(request, key).conversation_id).filter(number=number))
    try:
        filed = report_message(
            person_of(request), message=message, reason=told.reason, note=told.note
        )
    except ChatRefused as refused:
        raise _refused(refused) from refused
    return ReportOut(status=filed.status)


@router.get("/chat/unread", response=UnreadOut, summary="How many conversations are unread")
def count_unread(request: HttpRequest) -> Any:
    return UnreadOut(conversations=unread_conversations(person_of(request)))
