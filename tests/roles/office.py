"""What the rows of the back office say: who may open an address below /admin/, who may send to it.

Each row names everybody who may, superusers too: a rule that stops even them is seen. Whoever is
not named is refused, and who is not signed in is sent to sign in.
"""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver

from tests.crawl.names import text_of

ROLES = (
    "nobody",
    "shopper",
    "seller",
    "courier",
    "editor",
    "moderator",
    "operator",
    "finance",
    "superuser",
)
OFFICE = frozenset(ROLES[4:])
# An address is Wagtail's own where its view and what that works on are: it is tested there.
THEIRS = {"wagtail", "django", "allauth", "rest_framework"}
# Unless a migration of ours lets a group in.
GIVEN = {"wagtailsearchpromotions"}
Values = Callable[[Any], dict[str, Any]]


def nothing(market: Any) -> dict[str, Any]:
    return {}


@dataclass(frozen=True)
class Row:
    """`Row("editor operator superuser")`; `values` makes the arguments, from the market."""

    opened: str = "superuser"
    # Whom a POST of nothing is not refused; None: whoever may open it.
    sent: str | None = None
    # Only posted to: a GET is not answered.
    only_sent: bool = False
    # Whoever else works in the office finds nothing there, rather than a refusal.
    hidden: bool = False
    values: Values = nothing

    def told(self, role: str, *, sends: bool) -> str:
        may = (self.opened if self.sent is None or not sends else self.sent).split()
        assert set(may) <= set(ROLES), may
        if role in may:
            return "allowed"
        if role == "nobody":
            return "sign in"
        return "not there" if self.hidden and role in OFFICE else "refused"


def outcome(role: str, answer: Any) -> str:
    """Wagtail sends whom it refuses to its first page, or to sign in though they have."""
    status = answer.status_code
    if status in {301, 302} and "/login/" in answer["Location"]:
        return "sign in" if role == "nobody" else "refused"
    if status == 403 or (status == 302 and answer["Location"] == "/admin/"):
        return "refused"
    if status == 405:
        return "not asked"
    return {404: "not there", 200: "allowed", 302: "allowed"}.get(status, f"{status}")


def addresses() -> dict[str, str]:
    """The routes below /admin/ that our rooms bring, by name; those without one by themselves."""
    found: dict[str, str] = {}
    for name, route, view in _below(get_resolver(), "", ""):
        is_given = name.partition(":")[0] in GIVEN
        if route.startswith("admin/") and (is_given or _is_ours(view)):
            found.setdefault(name or route, "/" + route)
    return found


def _below(
    resolver: URLResolver, start: str, space: str
) -> Iterator[tuple[str, str, Callable[..., Any]]]:
    for entry in resolver.url_patterns:
        route = start + text_of(entry).removeprefix("^")
        if isinstance(entry, URLResolver):
            below = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from _below(entry, route, below)
        elif isinstance(entry, URLPattern):
            yield (f"{space}{entry.name}" if entry.name else ""), route, entry.callback


def _is_ours(view: Any) -> bool:
    while hasattr(view, "__wrapped__"):
        view = view.__wrapped__
    made = getattr(view, "view_class", view)
    model = getattr(view, "view_initkwargs", {}).get("model") or getattr(made, "model", None)
    return any(
        thing.__module__.partition(".")[0] not in THEIRS
        for thing in (made, _model(model))
        if thing is not None
    )


def _model(told: Any) -> Any:
    if isinstance(told, str):
        return apps.get_model(told)
    return told if isinstance(told, type) and told.__module__ in sys.modules else None
