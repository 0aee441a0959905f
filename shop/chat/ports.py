"""What upper rooms answer: who speaks for a store, who carries a parcel, what the help pages say.

    register_team(StoreTeams())          # the room of stores, in its ready()
    register_couriers(ParcelCouriers())  # the room of the door
    register_help(HelpPages())           # the room of the help pages

Until then a store is answered by who stands in its list, no parcel is on the road, and the
assistant knows a few texts of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.db.models import QuerySet

from accounts.models import User
from shop.partner.models import Partner


class Team(Protocol):
    def members_of(self, store: Partner) -> "QuerySet[User]":
        """The active people who answer in a store's name."""

    def stores_of(self, person: Any) -> "QuerySet[Partner]":
        """The stores in whose name a person answers."""


@dataclass(frozen=True)
class LiveParcel:
    """A parcel that is on its way; `title` stands on top of the conversation."""

    reference: str
    title: str
    courier: Any
    shopper: Any
    store: Any


class Couriers(Protocol):
    def parcel(self, reference: str) -> LiveParcel | None:
        """None once it is delivered or lost: nobody carries it, nobody speaks for it."""

    def carried_by(self, person: Any) -> list[str]:
        """References of the live parcels that somebody has in hand."""


@dataclass(frozen=True)
class HelpText:
    """A question and its answer; in the language that is active when they are read."""

    slug: str
    title: Any
    answer: Any
    # What people also ask it with.
    words: Any = ""


class Help(Protocol):
    def texts(self) -> Sequence[HelpText]:
        """All of them, in the active language."""


class PartnerTeam:
    def members_of(self, store: Partner) -> "QuerySet[User]":
        return User.objects.filter(partners=store, is_active=True)

    def stores_of(self, person: Any) -> "QuerySet[Partner]":
        return Partner.objects.filter(users=person)


class NoCouriers:
    def parcel(self, reference: str) -> LiveParcel | None:
        return None

    def carried_by(self, person: Any) -> list[str]:
        return []


_teams: list[Team] = [PartnerTeam()]
_couriers: list[Couriers] = [NoCouriers()]
_help: list[Help] = []


def register_team(team: Team) -> None:
    _teams.append(team)


def register_couriers(couriers: Couriers) -> None:
    _couriers.append(couriers)


def register_help(texts: Help) -> None:
    _help.append(texts)


def help_texts() -> Sequence[HelpText]:
    return _help[-1].texts() if _help else ()


def team() -> Team:
    return _teams[-1]


def couriers() -> Couriers:
    return _couriers[-1]
