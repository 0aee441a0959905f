"""From where a change comes: a page, the API, a job, a command."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from core.address import client_address

CHANNELS = {"/api/": "api", "/admin/": "admin", "/django-admin/": "admin", "/webhooks/": "webhook"}


@dataclass(frozen=True, slots=True)
class Origin:
    channel: str
    address: str | None = None
    device: str = ""


# What is no request is a job or a command.
BACKGROUND = Origin(channel="job")
_origin: ContextVar[Callable[[], Origin]] = ContextVar("origin", default=lambda: BACKGROUND)


def current_origin() -> Origin:
    return _origin.get()()


@contextmanager
def coming_from(origin: Origin) -> Iterator[None]:
    """For what is neither page nor job: a websocket, a command that a person runs."""
    token = _origin.set(lambda: origin)
    try:
        yield
    finally:
        _origin.reset(token)


def origin_of(request: HttpRequest) -> Origin:
    channel = next(
        (name for start, name in CHANNELS.items() if request.path.startswith(start)), "web"
    )
    return Origin(
        channel=channel,
        address=client_address(request) or None,
        device=request.headers.get("user-agent", "")[:200],
    )


class OriginMiddleware:
    """Worked out only where something is recorded: most requests change nothing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        token = _origin.set(lambda: origin_of(request))
        try:
            return self.get_response(request)
        finally:
            _origin.reset(token)
