"""What the rows of the API say: whom an operation answers, asked as it wants to be asked."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from config.api import specification

ROLES = ("nobody", "shopper", "owner", "rival", "moderator")
EVERYBODY = " ".join(ROLES)
SIGNED_IN = "shopper owner rival moderator"
METHODS = {"get", "post", "put", "patch", "delete"}


@dataclass(frozen=True)
class Asked:
    """What is sent: the arguments of the address, a query, a body or a form with a file in it."""

    path: dict[str, Any]
    query: dict[str, Any]
    body: Any = None
    form: dict[str, Any] | None = None


def plainly(market: Any) -> Asked:
    return Asked(path={}, query={})


@dataclass(frozen=True)
class Row:
    """Who is answered; whoever else is signed in finds nothing, or is refused."""

    answered: str = SIGNED_IN
    refused: str = ""
    asks: Callable[[Any], Asked] = plainly

    def told(self, role: str) -> str:
        named = {*self.answered.split(), *self.refused.split()}
        assert named <= set(ROLES), named
        if role in self.answered.split():
            return "allowed"
        if role == "nobody":
            return "sign in"
        return "refused" if role in self.refused.split() else "not there"


def outcome(answer: Any) -> str:
    status = answer.status_code
    if 200 <= status < 300:
        return "allowed"
    told = {401: "sign in", 403: "refused", 404: "not there"}
    return told.get(status, f"{status} {answer.content.decode()[:300]}")


def operations() -> dict[str, tuple[str, str]]:
    """(method, address with its arguments still in it) of each, by its name."""
    return {
        told["operationId"]: (method.upper(), path)
        for path, entry in specification()["paths"].items()
        for method, told in entry.items()
        if method in METHODS
    }
