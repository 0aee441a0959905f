"""What is being done right now, for whoever writes a line about it."""

import re
import uuid
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest

# What a proxy or another service may call a request: enough to be unique, nothing that could
# forge a line of a log.
ACCEPTED_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{7,63}")


@dataclass(slots=True)
class Doing:
    """One request or one task, and what it has cost so far."""

    id: str
    request: HttpRequest | None = None
    task: str = ""
    queries: int = 0
    query_seconds: float = field(default=0.0)

    @property
    def user_id(self) -> Any:
        """The signed-in person, if the request has looked; asking would cost a query."""
        user = getattr(self.request, "_cached_user", None)
        return getattr(user, "pk", None)


current: ContextVar[Doing | None] = ContextVar("current", default=None)


def request_id(offered: str) -> str:
    """The name that came with the request where it is a fair one, else one of our own."""
    return offered if ACCEPTED_ID.fullmatch(offered) else uuid.uuid4().hex


def view_name(request: HttpRequest) -> str:
    match = request.resolver_match
    return match.view_name if match else "unmatched"


def route(request: HttpRequest) -> str:
    """The address as the list of addresses has it: a door's token or a reset key stays out."""
    match = request.resolver_match
    return f"/{match.route}" if match else "unmatched"
