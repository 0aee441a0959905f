from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction

from core.limits import take
from shop.chat.exceptions import ChatRefused
from shop.chat.limits import OPEN
from shop.chat.models import Conversation, Side
from shop.chat.ports import couriers, team
from shop.order.models import Order


@dataclass(frozen=True)
class Subject:
    """Whom one wants to speak to, and about what; without a store or a parcel it is the team.

    A store that begins names the shopper, and the order that it sold something in; with a parcel
    a store speaks to its courier, without one the shopper does.
    """

    store: Any = None
    product: Any = None
    order: Any = None
    parcel: str = ""
    # The shopper, where it is the other side that begins.
    person: Any = None

    @property
    def about(self) -> str:
        if self.product:
            return f"product:{self.product.pk}"
        return f"order:{self.order.pk}" if self.order else ""

    def first(self, person: Any) -> dict[str, Any]:
        """The fields of the side that asks, or that is told something about its own order."""
        if self.parcel and self.store:
            return {"role": Side.Role.STORE, "store": self.store}
        return {"role": Side.Role.PERSON, "person": self.person or person}

    @property
    def other(self) -> dict[str, Any]:
        """The fields of the side that is asked."""
        if self.parcel:
            return {"role": Side.Role.COURIER, "parcel": self.parcel}
        if self.store:
            return {"role": Side.Role.STORE, "store": self.store}
        return {"role": Side.Role.SUPPORT}

    def key_for(self, person: Any) -> str:
        """Who with whom about what, whichever side begins."""
        who = f"person:{(self.person or person).pk}"
        whom = f"store:{self.store.pk}" if self.store else "support"
        if self.parcel:
            who, whom = whom if self.store else who, f"parcel:{self.parcel}"
        return f"{who}|{whom}|{self.about}"


def open_conversation(person: Any, *, subject: Subject) -> Conversation:
    """Find the conversation of a person with the other side about a thing, or begin it.

    Nobody else sees it before the first message.
    """
    _check(person, subject)
    key = subject.key_for(person)
    other = subject.other
    pair = key.rpartition("|")[0]
    if found := Conversation.objects.filter(key=key).first():
        return found
    if not take(OPEN, str(person.pk)):
        raise ChatRefused("too_fast")
    try:
        with transaction.atomic():
            begun = Conversation.objects.create(
                key=key,
                pair=pair,
                product=subject.product,
                order=subject.order,
                parcel=subject.parcel,
                assisted=other["role"] == Side.Role.SUPPORT,
            )
            Side.objects.create(conversation=begun, **subject.first(person))
            Side.objects.create(conversation=begun, **other)
    except IntegrityError:
        # Two taps at once: the first one stands.
        return Conversation.objects.get(key=key)
    return begun


def _check(person: Any, subject: Subject) -> None:
    if not (person.is_authenticated and person.is_active):
        raise ChatRefused("not_yours")
    if subject.parcel:
        _check_parcel(person, subject)
    elif subject.person:
        _check_shopper(person, subject)
    else:
        _check_asked(person, subject)


def _check_asked(person: Any, subject: Subject) -> None:
    if subject.store and _answers_for(person, subject.store):
        raise ChatRefused("own_store")
    if subject.product and subject.product.store_id != getattr(subject.store, "pk", None):
        raise ChatRefused("not_yours")
    if subject.order and not _is_their_order(person, subject):
        raise ChatRefused("not_yours")


def _check_shopper(person: Any, subject: Subject) -> None:
    """A store writes first only to who bought of it, about that order."""
    if not (subject.store and subject.order and _answers_for(person, subject.store)):
        raise ChatRefused("not_yours")
    if not _is_their_order(subject.person, subject):
        raise ChatRefused("not_yours")
    if not subject.person.is_active or _answers_for(subject.person, subject.store):
        raise ChatRefused("gone" if not subject.person.is_active else "own_store")


def _check_parcel(person: Any, subject: Subject) -> None:
    """Its shopper or its store with its courier, or the courier with one of them."""
    live = couriers().parcel(subject.parcel)
    if live is None:
        raise ChatRefused("gone")
    if subject.store:
        theirs = subject.store == live.store and _answers_for(person, subject.store)
        right = subject.store == live.store
    else:
        theirs = person == live.shopper
        right = (subject.person or person) == live.shopper
    if not right or not (theirs or person == live.courier):
        raise ChatRefused("not_yours")


def _answers_for(person: Any, store: Any) -> bool:
    return team().stores_of(person).filter(pk=store.pk).exists()


def _is_their_order(person: Any, subject: Subject) -> bool:
    """Theirs, and the store sold something in it; the team is asked about any of one's own."""
    mine = Order.objects.filter(pk=subject.order.pk, user=person)
    if subject.store:
        mine = mine.filter(lines__partner=subject.store)
    return bool(mine.exists())
