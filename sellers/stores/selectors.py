"""Whose store is whose."""

from typing import Any

from django.db.models import QuerySet

from sellers.stores.models import Membership, Paper, PaperKind, Store
from sellers.stores.states import SETTLED


def stores_for(person: Any) -> "QuerySet[Store]":
    """The stores on whose team a person is, by name."""
    if not (person.is_authenticated and person.is_active):
        return Store.objects.none()
    stores = Store.objects.filter(memberships__person=person)
    return stores.select_related("partner").order_by("partner__name", "pk")


def store_for(person: Any, slug: str) -> Store | None:
    """None for a stranger, as for a store that is not there."""
    return stores_for(person).filter(partner__code=slug).first()


def membership_of(person: Any, slug: str) -> Membership | None:
    """Somebody's place in a team, with the store: one query."""
    if not (person.is_authenticated and person.is_active):
        return None
    mine = Membership.objects.filter(person=person, store__partner__code=slug)
    return mine.select_related("store__partner").first()


def team_of(store: Store) -> "QuerySet[Membership]":
    """Who has been there longest first; the owner on top."""
    return store.memberships.select_related("person").order_by("-role", "since", "pk")


def has_its_papers(store: Store) -> bool:
    """Whether every required paper is accepted, or was waived."""
    settled = Paper.objects.filter(store=store, status__in=SETTLED).values("kind")
    return not PaperKind.objects.filter(asked=True, required=True).exclude(pk__in=settled).exists()


def unsettled_papers(store: Store) -> list[Paper]:
    """The required ones that keep it from selling: to do, refused, or with us to be checked."""
    return [one for one in checklist(store) if one.kind.required and one.status not in SETTLED]


def checklist(store: Store) -> list[Paper]:
    """A paper for each kind that is asked for; what was never sent is still to do."""
    held = {paper.kind_id: paper for paper in store.papers.select_related("kind")}
    asked = PaperKind.objects.filter(asked=True)
    return [held.get(kind.pk) or Paper(store=store, kind=kind) for kind in asked]
