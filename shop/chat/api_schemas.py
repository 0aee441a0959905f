"""What the API says of conversations."""

from typing import Annotated, Literal
from uuid import UUID

from ninja import Field

from core.api import Line as TextLine
from core.api import Out, Strict, left_out
from core.api.schemas import Key
from shop.chat.models import Side
from shop.chat.told import Line, called
from shop.chat.words import LONGEST

Number = Annotated[int, Field(ge=0, le=2_147_483_647)]
Moment = Annotated[str, Field(json_schema_extra={"format": "date-time"})]
Code = Annotated[TextLine, Field(min_length=1, max_length=128)]
Role = Literal["person", "store", "support", "courier"]


class ConversationOut(Out):
    id: UUID
    role: Role = Field(description="For whom one speaks here.")
    with_role: Role
    with_name: str
    about: str = Field(description="A product, an order or a parcel, in words.")
    product: int | None
    order: str | None
    assisted: bool = Field(description="A program answers for the team until a person is wanted.")
    last_number: Number
    last_at: Moment
    read: Number = Field(description="Up to here one's own side has read.")
    seen: Number = Field(description="Up to here the other side has read.")
    unread: Number

    @classmethod
    def of(cls, side: Side, *, other: Side) -> "ConversationOut":
        conversation = side.conversation
        return cls(
            id=conversation.pk,
            role=side.role,
            with_role=other.role,
            with_name=str(other.name),
            about=called(conversation),
            product=conversation.product_id,
            order=conversation.order.number if conversation.order else None,
            assisted=conversation.assisted,
            last_number=conversation.last_number,
            last_at=conversation.last_at.isoformat(),
            read=side.read_number,
            seen=other.read_number,
            unread=side.unread,
        )


class ConversationPage(Out):
    items: list[ConversationOut]
    next_cursor: str | None = Field(description="Send it as `cursor` for the next page.")


class ConversationIn(Strict):
    """Whom to ask about what; nothing of it is the team of the site."""

    store: Code = left_out(description="`code` of a store; a product has its own.")
    product: Key = left_out()
    order: Code = left_out(description="Number of one's own order.")
    parcel: Annotated[TextLine, Field(min_length=1, max_length=40)] = left_out()
    as_store: Code = left_out(
        description="`code` of one's own store: to who made `order`, or the courier of `parcel`."
    )


class PictureOut(Out):
    url: str
    width: int
    height: int


class MessageOut(Out):
    number: Number
    client_id: UUID
    mine: bool = Field(description="Of one's own side: a team has several who write.")
    who: str
    assistant: bool = Field(description="Written by a program.")
    handed_over: bool = Field(description="Its last words: a person goes on from here.")
    text: str
    outside: bool = Field(description="It names an address that is not ours: warn of it.")
    picture: PictureOut | None
    sent_at: Moment
    removed: bool

    @classmethod
    def of(cls, line: Line) -> "MessageOut":
        return cls(**line.as_data)


class MessagePage(Out):
    items: list[MessageOut] = Field(description="In the order of their numbers.")
    seen: Number = Field(description="Up to here the other side has read.")
    more: bool = Field(description="There are more in the direction that was asked.")


class MessageIn(Strict):
    client_id: UUID = Field(description="Drawn once by the client, sent again with each retry.")
    text: Annotated[str, Field(min_length=1, max_length=LONGEST)]


class PictureIn(Strict):
    client_id: UUID = Field(description="Drawn once by the client, sent again with each retry.")
    text: Annotated[str, Field(max_length=LONGEST)] = ""


class SeenIn(Strict):
    number: Number


class SeenOut(Out):
    unread: Number


class BlockIn(Strict):
    blocked: bool


class BlockOut(Out):
    blocked: bool


class HandOverOut(Out):
    assisted: bool


class ReportIn(Strict):
    reason: Literal["fraud", "insult", "unwanted", "other"]
    note: Annotated[TextLine, Field(max_length=500)] = ""


class ReportOut(Out):
    status: Literal["open", "upheld", "dismissed"]


class UnreadOut(Out):
    conversations: Number
