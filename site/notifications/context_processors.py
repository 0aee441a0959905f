from functools import cache
from typing import Any

from django.http import HttpRequest

from notifications.selectors import unread_count


def bell(request: HttpRequest) -> dict[str, Any]:
    """The number on the bell; counted only where a template asks, for who is signed in."""
    return {"bell_count": cache(lambda: unread_count(request.user))}
