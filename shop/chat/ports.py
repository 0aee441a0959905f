"""Who speaks for a store, and who carries a parcel: asked here, answered by upper rooms.

    register_team(StoreTeams())          # the room of stores, in its ready()
    register_couriers(ParcelCouriers())  # the room of the door

Until then a store is answered by who stands in its list, and no parcel is on the road.
"""

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


def register_team(team: Team) -> None:
    _teams.append(team)


def register_couriers(couriers: Couriers) -> None:
    _couriers.append(couriers)


def team() -> Team:
    return _teams[-1]


def couriers() -> Couriers:
    return _couriers[-1]
