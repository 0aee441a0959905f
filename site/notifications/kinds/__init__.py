"""What people can be told of: one small file a kind, read when the app starts.

A kind has words in two languages, a link, an icon, and the channels that carry it unless a person
says otherwise. `sample` is what its words look like; the tests write each SMS with it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module
from pkgutil import iter_modules
from typing import Any
from urllib.parse import quote

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise
# Whom a kind is for; the page of choices has one part for each.
INBOX = "/account/notifications/"
AUDIENCES: dict[str, Words] = {
    "shopper": _("Quand vous achetez"),
    "seller": _("Quand vous vendez"),
    "courier": _("Quand vous livrez"),
    "all": _("Pour tout le monde"),
    "moderator": _("Quand vous veillez sur le marché"),
}


@dataclass(frozen=True)
class Kind:
    code: str
    label: Words
    title: Words
    body: Words
    # Where it leads; empty where the inbox itself says all there is to say.
    link: str
    icon: str
    audience: str
    sample: dict[str, Any]
    channels: frozenset[str] = field(default_factory=frozenset)
    # Worth the price of an SMS, and of waking somebody up.
    urgent: bool = False
    # "%(count)s nouvelles commandes": one line for many of a day. Empty: each has its own.
    many: Words = ""
    # Security is told whatever a person has chosen.
    always: bool = False
    # An SMS only to who has no address: the same words by letter cost nothing.
    sms_instead_of_email: bool = False
    # Makes words of a context that holds codes and moments, in the reader's language.
    said: Callable[[dict[str, Any]], dict[str, Any]] | None = None

    @property
    def ways(self) -> tuple[str, ...]:
        """The channels that may carry it at all: an SMS costs money and is for what is urgent."""
        return ("push", "email", "sms") if self.urgent else ("push", "email")

    def title_for(self, context: dict[str, Any]) -> str:
        return str(self.title) % self._words(context)

    def body_for(self, context: dict[str, Any]) -> str:
        return str(self.body) % self._words(context)

    def _words(self, context: dict[str, Any]) -> "_Forgiving":
        return _Forgiving(self.said(context) if self.said else context)

    def link_for(self, context: dict[str, Any]) -> str:
        """A path of this site, whatever a name in the context holds."""
        words = {name: quote(str(value), safe="") for name, value in context.items()}
        return self.link % _Forgiving(words) or INBOX


class _Forgiving(dict[str, Any]):
    """A row written before a word was added to its kind is still shown."""

    def __missing__(self, key: str) -> str:
        return "…"


_kinds: dict[str, Kind] = {}


def register_kind(kind: Kind) -> Kind:
    _kinds[kind.code] = kind
    return kind


def kind_of(code: str) -> Kind:
    return _kinds[code]


def all_kinds() -> list[Kind]:
    return sorted(_kinds.values(), key=lambda kind: kind.code)


def load_kinds() -> None:
    for module in iter_modules(__path__):
        import_module(f"{__name__}.{module.name}")
