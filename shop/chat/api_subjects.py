"""Whom a program asks about what."""

from typing import Any

from core.api import Problem
from shop.catalogue.models import Product
from shop.chat.api_schemas import ConversationIn
from shop.chat.ports import couriers, team
from shop.chat.services.open_conversation import Subject
from shop.chat.views.begin import of_a_parcel
from shop.order.models import Order
from shop.partner.models import Partner


def one(rows: Any) -> Any:
    found = rows.first()
    if found is None:
        raise Problem("not_found")
    return found


def asked_subject(person: Any, asked: ConversationIn) -> Subject:
    if asked.as_store:
        return _of_a_store(person, asked)
    if asked.parcel:
        live = couriers().parcel(asked.parcel)
        to = "store" if asked.store else ""
        return of_a_parcel(person, live, to=to) if live else Subject(parcel=asked.parcel)
    store = one(Partner.objects.filter(code=asked.store)) if asked.store else None
    product = order = None
    if asked.product:
        product = one(Product.objects.filter(pk=asked.product, is_public=True))
        store = store or product.store
        if store is None:
            raise Problem("not_found")
    elif asked.order:
        order = one(Order.objects.filter(number=asked.order, user=person))
    return Subject(store=store, product=product, order=order)


def _of_a_store(person: Any, asked: ConversationIn) -> Subject:
    store = one(team().stores_of(person).filter(code=asked.as_store))
    if asked.parcel:
        return Subject(store=store, parcel=asked.parcel)
    sold = Order.objects.filter(lines__partner=store).exclude(user=None).distinct()
    order = one(sold.filter(number=asked.order or ""))
    return Subject(store=store, order=order, person=order.user)
