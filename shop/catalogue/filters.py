"""The filters of a product list, read from the address; what cannot be read is left out."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import timedelta
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from shop.catalogue.facets import held_facets

SORTS = {
    "newest": ("-id",),
    "price": ("listed_price", "-id"),
    # The other way round the same index, so the tie breaks the other way round too.
    "-price": ("-listed_price", "id"),
    "rating": ("-listed_score", "-id"),
    "sold": ("-listed_sold", "-id"),
}
# Sorted where a place is known, by shop.catalogue.nearby.
DISTANCE = "distance"
SORT_NAMES = {
    "newest": _("Nouveautés"),
    "price": _("Prix croissant"),
    "-price": _("Prix décroissant"),
    "rating": _("Mieux notés"),
    "sold": _("Meilleures ventes"),
}
NEW = timedelta(days=30)
KILOMETRES = (2, 5, 10, 25, 50)
USUAL_KILOMETRES = 10
MOST_VALUES = 20
LONGEST_WORDS = 100
LONGEST_VALUE = 80
LONGEST_NEAR = 60
HIGHEST_PRICE = 9_999_999_999
MARKS = range(1, 6)
_CODE = re.compile(r"[\w-]+")
_TRAIT = re.compile(r"[\w-]{1,40}:[^|]+")
_CENTIMES = re.compile(r"[.,]\d{1,2}$")
_BETWEEN_THOUSANDS = re.compile(r"[\s.,]")


@dataclass(frozen=True)
class Filters:
    q: str = ""
    min_price: int | None = None
    max_price: int | None = None
    brand: tuple[str, ...] = ()
    color: tuple[str, ...] = ()
    store: tuple[str, ...] = ()
    commune: tuple[str, ...] = ()
    # `size:m`.
    trait: tuple[str, ...] = ()
    # Around a position (`9.5370,-13.6785`) or a place (its code in the gazetteer).
    near: str = ""
    km: int | None = None
    rating: int | None = None
    in_stock: bool = False
    discounted: bool = False
    new: bool = False
    sort: str = ""

    @property
    def count(self) -> int:
        """How many choices narrow the list (the sort and the words do not count)."""
        lists = (self.brand, self.color, self.store, self.commune, self.trait)
        single = (self.min_price is not None, self.max_price is not None, self.rating is not None)
        alone = (self.in_stock, self.discounted, self.new, bool(self.near))
        return sum(map(len, lists)) + sum(single) + sum(alone)

    def apply(self, products: "QuerySet[Any]") -> "QuerySet[Any]":
        wanted = {
            "listed_price__gte": self.min_price,
            "listed_price__lte": self.max_price,
            "listed_brand__in": self.brand or None,
            "store__code__in": self.store or None,
            "store__commune__in": self.commune or None,
            "rating__gte": self.rating,
            "listed_in_stock": self.in_stock or None,
            "listed_was__isnull": False if self.discounted else None,
            "date_created__gte": timezone.now() - NEW if self.new else None,
        }
        products = products.filter(**{k: v for k, v in wanted.items() if v is not None})
        if self.color:
            some = (Q(listed_colors__contains=f"|{color}|") for color in self.color)
            products = products.filter(reduce(or_, some))
        # Of one trait any value does; of two traits both have to be there.
        traits: defaultdict[str, Q] = defaultdict(Q)
        for code, _colon, value in (trait.partition(":") for trait in self.trait):
            traits[code] |= Q(listed_traits__contains=f"|{code}={value}|")
        for wanted_values in traits.values():
            products = products.filter(wanted_values)
        return products

    def address(self, **changes: Any) -> str:
        """The query of an address with these filters: `?brand=Volta&in_stock=1`."""
        query = QueryDict(mutable=True)
        other = replace(self, **changes)
        for field in fields(other):
            value = getattr(other, field.name)
            if isinstance(value, tuple):
                query.setlist(field.name, value)
            elif value not in (None, "", False):
                query[field.name] = "1" if value is True else str(value)
        return f"?{query.urlencode()}"

    def without(self, name: str, value: Any = None) -> str:
        """The address with one choice taken back."""
        held = getattr(self, name)
        if isinstance(held, tuple):
            return self.address(**{name: tuple(v for v in held if v != value)})
        return self.address(**{name: False if held is True else None})

    @property
    def bare(self) -> str:
        """The address with no choice: only what was looked for and how it is sorted."""
        return Filters(q=self.q, sort=self.sort if self.sort in SORTS else "").address()


def read_filters(query: QueryDict) -> Filters:
    low, high = _price(query, "min_price"), _price(query, "max_price")
    if low is not None and high is not None and low > high:
        low, high = high, low
    mark = _number(query.get("rating"))
    near = clean(query.get("near"), LONGEST_NEAR)
    km = _number(query.get("km"))
    return Filters(
        q=clean(query.get("q"), LONGEST_WORDS),
        min_price=low,
        max_price=high,
        brand=_spelled(_names(query, "brand")),
        color=tuple(name.lower() for name in _spelled(_names(query, "color"))),
        store=tuple(code for code in _names(query, "store") if _CODE.fullmatch(code)),
        commune=_spelled(_names(query, "commune")),
        trait=tuple(name.lower() for name in _names(query, "trait") if _TRAIT.fullmatch(name)),
        near=near,
        km=km if near and km in KILOMETRES else None,
        rating=mark if mark in MARKS else None,
        in_stock=_ticked(query, "in_stock"),
        discounted=_ticked(query, "discounted"),
        new=_ticked(query, "new"),
        sort=sort if (sort := query.get("sort", "")) in SORTS or _by_distance(sort, near) else "",
    )


def _by_distance(sort: str, near: str) -> bool:
    return bool(near) and sort == DISTANCE


def _ticked(query: QueryDict, name: str) -> bool:
    return query.get(name, "").lower() in ("1", "on", "true")


def asked_filters(asked: Mapping[str, Any]) -> Filters:
    """The same filters from values that a program sent."""
    query = QueryDict(mutable=True)
    for field in fields(Filters):
        value = asked.get(field.name)
        if isinstance(value, list):
            query.setlist(field.name, value)
        elif value not in (None, "", False):
            query[field.name] = str(value)
    return read_filters(query)


def clean(text: str | None, longest: int) -> str:
    """One line without control characters: PostgreSQL refuses NUL, nobody types the others."""
    kept = "".join(c if c.isprintable() else " " for c in (text or "")[: longest * 2])
    return " ".join(kept.split())[:longest].strip()


def _names(query: QueryDict, name: str) -> tuple[str, ...]:
    values = (clean(value, LONGEST_VALUE) for value in query.getlist(name)[:MOST_VALUES])
    return tuple(dict.fromkeys(value for value in values if value))


def _spelled(names: tuple[str, ...]) -> tuple[str, ...]:
    """The way the shop writes them: `bleu NUIT` finds what is `bleu nuit`."""
    if not names:
        return ()
    spelled = held_facets().spelled
    return tuple(dict.fromkeys(spelled(name) for name in names))


def _price(query: QueryDict, name: str) -> int | None:
    price = _number(query.get(name))
    return price if price is not None and 0 <= price <= HIGHEST_PRICE else None


def _number(text: str | None) -> int | None:
    """`75 000`, `75.000` and `75000,00` are 75000."""
    whole = _CENTIMES.sub("", (text or "")[:40].strip())
    digits = _BETWEEN_THOUSANDS.sub("", whole)
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 12 else None
