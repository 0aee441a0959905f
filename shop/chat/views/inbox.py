"""All of one's conversations, and what was said in them."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from shop.chat.models import Message, Side
from shop.chat.ports import team
from shop.chat.selectors import LONGEST_SEARCH, inbox_of, messages_with
from shop.chat.told import called

ON_A_PAGE = 20


@dataclass(frozen=True)
class Row:
    side: Side
    other: Side

    @classmethod
    def of(cls, side: Side) -> "Row":
        return cls(side, next(s for s in side.conversation.sides.all() if s.pk != side.pk))

    @property
    def about(self) -> str:
        return called(self.side.conversation)

    @property
    def is_mine(self) -> bool:
        return bool(self.side.last_side == self.side.pk)  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Found:
    message: Message

    @property
    def page(self) -> int:
        """The leaf that has it in its middle."""
        return self.message.number + 20


@require_safe
@login_required
@never_cache
def inbox(request: HttpRequest) -> HttpResponse:
    words = request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST_SEARCH]
    rows: Any = messages_with(words, person=request.user) if words else inbox_of(request.user)
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "chat/inbox.html",
        {
            "page_title": _("Messages"),
            "active_tab": "messages",
            "words": words,
            "page_obj": page,
            "found": [Found(message) for message in page] if words else [],
            "rows": [] if words else [Row.of(side) for side in page],
            "stores": team().stores_of(request.user),
        },
    )
