"""What the rows say, read from all files beside `rows/`."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

from tests.roles import rows

ROLES = ("owner", "manager", "clerk", "rival", "former", "shopper", "nobody")


def own_slug(store: Any) -> dict[str, Any]:
    return {"slug": store.slug}


@dataclass(frozen=True)
class Row:
    """What a GET answers each role; 405 where a page is only posted to.

    `values` makes the arguments of the address, from Boutique Aïssatou's desk (a Store).
    """

    owner: int = 200
    manager: int = 200
    clerk: int = 200
    # Of another store, once of this one, of none; 302 is the way to sign in.
    rival: int = 404
    former: int = 404
    shopper: int = 404
    nobody: int = 302
    # Whom a POST is refused; None: whoever a GET is refused.
    closed_to: tuple[str, ...] | None = None
    # What a POST gets, where a GET says nothing of it.
    sent: "Row | None" = None
    values: Callable[[Any], dict[str, Any]] = own_slug

    def refuses(self, role: str) -> int:
        """The status that a POST of nothing gets, 0 where it is theirs to send."""
        if self.sent is not None:
            return self.sent.refuses(role)
        got = int(getattr(self, role))
        if role == "nobody" and got == 302:
            return 302
        if self.closed_to is not None:
            return 403 if role in self.closed_to else 0
        return got if got in (403, 404) else 0


def posted(**told: Any) -> Row:
    """A page that is posted to only: a GET says so to everybody, a POST asks who it is."""
    return Row(
        **{role: 405 for role in ROLES}, sent=Row(**told), values=told.get("values", own_slug)
    )


def table() -> dict[str, Row]:
    return gathered(rows)


def gathered(package: ModuleType) -> dict[str, Any]:
    """What the files of a package say together; an address is told of once."""
    found: dict[str, Any] = {}
    for module in iter_modules(package.__path__):
        told = import_module(f"{package.__name__}.{module.name}").ADDRESSES
        assert not found.keys() & told.keys(), f"twice: {found.keys() & told.keys()}"
        found |= told
    return found
