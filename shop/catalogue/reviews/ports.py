"""Who has received what: rooms that know it say so, so that only they write reviews.

    register_received(products_received)      # in an app's ready()

A source gets a person and returns a queryset of one column: the keys of the products (never of
their variants) that this person has in hand. It is asked inside other queries, so that a page
which needs the answer asks nothing more.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Q, QuerySet

Source = Callable[[Any], "QuerySet[Any]"]
_sources: list[Source] = []


def register_received(source: Source) -> None:
    if source not in _sources:
        _sources.append(source)


def received_by(person: Any) -> Q:
    """The condition on products that this person has received; nobody signed in has any."""
    # No key is in an empty list: without a source nothing is received.
    condition = Q(pk__in=[])
    if person.is_authenticated:
        for source in _sources:
            condition |= Q(pk__in=source(person))
    return condition


def received_among(person: Any, keys: Iterable[int]) -> set[int]:
    """Which of these products a person has received; one query."""
    from shop.catalogue.models import Product

    found = Product.objects.filter(received_by(person), pk__in=list(keys))
    return set(found.values_list("pk", flat=True))


def has_received_anything(person: Any) -> bool:
    return any(source(person).exists() for source in _sources)


def has_received(person: Any, product: Any) -> bool:
    return product.pk in received_among(person, [product.pk])
