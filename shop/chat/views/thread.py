"""One conversation: what it is about on top, what was said, and a form to answer."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from shop.chat.exceptions import ChatRefused
from shop.chat.forms import SayForm
from shop.chat.models import Side
from shop.chat.ports import couriers
from shop.chat.selectors import is_blocked, messages_of, other_side, quick_replies_of
from shop.chat.services.hand_over import hand_over
from shop.chat.services.mark_seen import mark_seen
from shop.chat.services.send_message import Words, send_message
from shop.chat.services.set_block import set_block
from shop.chat.told import called, lines_of
from shop.chat.views.reach import my_side, whole_number

ON_A_LEAF = 40
MOST_NUMBER = 2_000_000_000
LAST = "#last"


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def thread(request: HttpRequest, key: UUID) -> HttpResponse:
    side = my_side(request, key)
    form = SayForm(author=request.user)
    if request.method == "POST":
        form = SayForm(_told(request, side), request.FILES, author=request.user)
        if form.is_valid() and say(request, side.conversation, form):
            return redirect(reverse("chat:thread", kwargs={"key": key}) + LAST)
    return render(request, "chat/thread.html", _context(request, side) | {"form": form})


def _told(request: HttpRequest, side: Side) -> Any:
    """What was typed, or the quick reply whose button was pressed."""
    told = request.POST.copy()
    if quick := whole_number(told.get("quick"), most=MOST_NUMBER):
        reply = quick_replies_of(side.store_id).filter(pk=quick).first()
        told["text"] = reply.text if reply else ""
        told.pop("client_id", None)
    return told


def say(request: HttpRequest, conversation: Any, form: SayForm) -> bool:
    """Send what a form holds; what is refused is said beside the field, nothing typed is lost."""
    told = form.cleaned_data
    words = Words(text=told["text"], client_id=told["client_id"], picture=told["picture"])
    try:
        send_message(request.user, conversation=conversation, words=words)
    except ChatRefused as refused:
        form.add_error("text", str(refused.message))
        return False
    return True


def _context(request: HttpRequest, side: Side) -> dict[str, Any]:
    conversation, other = side.conversation, other_side(side)
    rows = messages_of(conversation)
    before = whole_number(request.GET.get("before"), most=MOST_NUMBER)
    if before:
        rows = rows.filter(number__lt=before)
    leaf = list(rows.order_by("-number")[: ON_A_LEAF + 1])
    lines = lines_of(reversed(leaf[:ON_A_LEAF]), side=side, reader=request.user)
    return {
        "page_title": other.name,
        "active_tab": "messages",
        "conversation": conversation,
        "about": called(conversation),
        "side": side,
        "unread": side.unread,
        "other": other,
        "lines": lines,
        "older": lines[0].message.number if len(leaf) > ON_A_LEAF else None,
        "is_newest": not before or before > conversation.last_number,
        "quick_replies": quick_replies_of(side.store_id) if side.store_id else [],
        # What is asked about a product may be answered for everybody (shop.questions).
        "publish_for": side.store.code if side.store and conversation.product_id else "",
        "blocked": is_blocked(conversation),
        "can_block": Side.Role.SUPPORT not in {side.role, other.role},
        "gone": bool(conversation.parcel and couriers().parcel(conversation.parcel) is None),
    }


@require_POST
@login_required
def seen(request: HttpRequest, key: UUID) -> HttpResponse:
    side = my_side(request, key)
    number = whole_number(request.POST.get("number"), most=MOST_NUMBER)
    mark_seen(request.user, conversation=side.conversation, number=number or 0)
    return redirect("chat:inbox")


@require_POST
@login_required
def person(request: HttpRequest, key: UUID) -> HttpResponse:
    """Somebody of the team instead of the assistant."""
    side = my_side(request, key)
    try:
        hand_over(request.user, conversation=side.conversation)
    except ChatRefused as refused:
        messages.error(request, refused.message)
    return redirect(reverse("chat:thread", kwargs={"key": key}) + LAST)


@require_POST
@login_required
def block(request: HttpRequest, key: UUID) -> HttpResponse:
    side = my_side(request, key)
    blocked = request.POST.get("blocked") == "1"
    try:
        changed = set_block(request.user, conversation=side.conversation, blocked=blocked)
    except ChatRefused as refused:
        messages.error(request, refused.message)
    else:
        if changed and blocked:
            messages.success(request, _("C’est bloqué : vous n’entendrez plus ce côté."))
        elif changed:
            messages.success(request, _("Vous pouvez de nouveau vous écrire."))
    return redirect("chat:thread", key=key)
