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
    """Whom one wants to speak to, and about what; without a store or a parcel it is the team."""

    store: Any = None
    product: Any = None
    order: Any = None
    parcel: str = ""

    @property
    def about(self) -> str:
        if self.product:
            return f"product:{self.product.pk}"
        return f"order:{self.order.pk}" if self.order else ""

    @property
    def other(self) -> dict[str, Any]:
        """The fields of the side that is asked."""
        if self.parcel:
            return {"role": Side.Role.COURIER, "parcel": self.parcel}
        if self.store:
            return {"role": Side.Role.STORE, "store": self.store}
        return {"role": Side.Role.SUPPORT}

    def key_for(self, person: Any) -> str:
        """Who with whom about what."""
        whom = f"store:{self.store.pk}" if self.store else "support"
        whom = f"parcel:{self.parcel}" if self.parcel else whom
        return f"person:{person.pk}|{whom}|{self.about}"


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
            Side.objects.create(conversation=begun, role=Side.Role.PERSON, person=person)
            Side.objects.create(conversation=begun, **other)
    except IntegrityError:
        # Two taps at once: the first one stands.
        return Conversation.objects.get(key=key)
    return begun


def _check(person: Any, subject: Subject) -> None:
    if not (person.is_authenticated and person.is_active):
        raise ChatRefused("not_yours")
    if subject.parcel:
        found = couriers().parcel(subject.parcel)
        if found is None:
            raise ChatRefused("gone")
        if found.shopper != person:
            raise ChatRefused("not_yours")
        return
    if subject.store and team().stores_of(person).filter(pk=subject.store.pk).exists():
        raise ChatRefused("own_store")
    if subject.product and subject.product.store_id != getattr(subject.store, "pk", None):
        raise ChatRefused("not_yours")
    if subject.order and not _is_their_order(person, subject):
        raise ChatRefused("not_yours")


def _is_their_order(person: Any, subject: Subject) -> bool:
    """Theirs, and the store sold something in it; the team is asked about any of one's own."""
    mine = Order.objects.filter(pk=subject.order.pk, user=person)
    if subject.store:
        mine = mine.filter(lines__partner=subject.store)
    return bool(mine.exists())
