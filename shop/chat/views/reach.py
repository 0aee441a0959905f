"""Which conversation a page is about, for somebody who has a part in it; 404 for all others."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest

from shop.chat.models import Side
from shop.chat.selectors import side_of


def my_side(request: HttpRequest, key: UUID) -> Side:
    side = side_of(request.user, conversation=key)
    if side is None:
        raise Http404
    return side


def whole_number(text: Any, *, most: int) -> int | None:
    """A number from an address; None where it is none of ours."""
    text = str(text or "")
    if not (text.isascii() and text.isdecimal() and len(text) <= len(str(most))):
        return None
    return int(text)
