"""The filters of a list as a page shows them: choices, chips that take one back, sorts."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from core.money import Money, format_money
from core.templatetags.core_tags import spaced
from core.templatetags.look import as_written
from shop.catalogue import facets
from shop.catalogue.colors import SWATCHES, color_label
from shop.catalogue.filters import (
    DISTANCE,
    KILOMETRES,
    MARKS,
    SORT_NAMES,
    USUAL_KILOMETRES,
    Filters,
)
from shop.catalogue.histogram import Bar, Span, bars, spans
from shop.catalogue.nearby import around


@dataclass(frozen=True)
class Choice:
    value: str
    label: str
    chosen: bool
    hex: str = ""
    # How many products of the rayon have it; 0 where nobody counted.
    count: int = 0


@dataclass(frozen=True)
class Link:
    label: str
    url: str
    chosen: bool = False
    count: int = 0


@dataclass(frozen=True)
class Trait:
    code: str
    name: str
    choices: list[Choice]
    chosen: bool


class Narrowing:
    """Everything that the filter panel and the bar above a list need."""

    def __init__(self, filters: Filters, *, tree_path: str = "", counted: bool = True) -> None:
        """`counted=False`: a list that is no whole rayon, of which nobody has counted anything."""
        self.filters = filters
        self.tree_path = tree_path
        self.counted = counted

    def brands(self) -> list[Choice]:
        return self._choices(facets.brand_choices(self.tree_path), self.filters.brand)

    def communes(self) -> list[Choice]:
        return self._choices(facets.commune_choices(self.tree_path), self.filters.commune)

    def colors(self) -> list[Choice]:
        chosen = self.filters.color
        names = facets.color_choices(self.tree_path)
        names |= {name: 0 for name in chosen if name not in names}
        return [
            Choice(
                value=name,
                label=color_label(name),
                chosen=name in chosen,
                hex=SWATCHES[name].hex if name in SWATCHES else "",
                count=self._told(count),
            )
            for name, count in names.items()
        ]

    def stores(self) -> list[Choice]:
        chosen = self.filters.store
        counted = facets.store_choices(self.tree_path)
        named = {store.code: (store.name, count) for store, count in counted.items()}
        named |= {code: (self._store_name(code), 0) for code in chosen if code not in named}
        return [
            Choice(
                value=code, label=as_written(name), chosen=code in chosen, count=self._told(count)
            )
            for code, (name, count) in named.items()
        ]

    def traits(self) -> list[Trait]:
        chosen = self.filters.trait
        return [
            Trait(
                code=code,
                name=facets.trait_name(code, self.tree_path),
                choices=[
                    Choice(
                        value=f"{code}:{value}",
                        label=value,
                        chosen=f"{code}:{value}" in chosen,
                        count=self._told(count),
                    )
                    for value, count in values.items()
                ],
                chosen=any(one.startswith(f"{code}:") for one in chosen),
            )
            for code, values in facets.trait_choices(self.tree_path).items()
        ]

    def bars(self) -> list[Bar]:
        held = self.filters
        counts = self._price_counts()
        return bars(counts, low=held.min_price, high=held.max_price)

    def prices(self) -> list[Link]:
        """A few round spans of prices, each a link."""
        held = self.filters
        return [
            Link(
                label=_span(span),
                url=held.address(min_price=span.low, max_price=span.high),
                chosen=(held.min_price, held.max_price) == (span.low, span.high),
                count=span.count,
            )
            for span in spans(self._price_counts())
        ]

    def _price_counts(self) -> Counter[int]:
        return facets.price_counts(self.tree_path) if self.counted else Counter()

    def distances(self) -> list[Choice]:
        """How far around; only where it is known around what."""
        held = self.filters
        return [
            Choice(
                value=str(km),
                label=_("%(km)d km") % {"km": km},
                chosen=km == (held.km or USUAL_KILOMETRES),
            )
            for km in (KILOMETRES if held.near else ())
        ]

    def marks(self) -> list[Choice]:
        return [
            Choice(value=str(mark), label=_mark(mark), chosen=self.filters.rating == mark)
            for mark in reversed(MARKS[1:-1])
        ]

    def sorts(self) -> list[Link]:
        first = _("Pertinence") if self.filters.q else None
        names = {"": first} | SORT_NAMES if first else dict(SORT_NAMES)
        if self.filters.near:
            names[DISTANCE] = _("Plus proches")
        current = self.filters.sort or ("" if first else "newest")
        return [
            Link(label=str(label), url=self.filters.address(sort=name), chosen=name == current)
            for name, label in names.items()
        ]

    def sorted_by(self) -> str:
        return next(link.label for link in self.sorts() if link.chosen)

    def chips(self) -> list[Link]:
        """Each choice that holds, with the address without it."""
        return [
            Link(label=label, url=self.filters.without(name, value))
            for name, value, label in self._held()
        ]

    def _held(self) -> Iterator[tuple[str, Any, str]]:
        held = self.filters
        if held.min_price is not None:
            yield "min_price", None, _("Dès %(price)s") % {"price": _money(held.min_price)}
        if held.max_price is not None:
            yield "max_price", None, _("Jusqu’à %(price)s") % {"price": _money(held.max_price)}
        ticked = {
            "in_stock": _("En stock"),
            "discounted": _("En promotion"),
            "new": _("Nouveautés"),
        }
        yield from ((name, None, word) for name, word in ticked.items() if getattr(held, name))
        if held.near:
            yield "near", None, self._where()
        yield from (("trait", value, value.partition(":")[2]) for value in held.trait)
        if held.rating is not None:
            yield "rating", None, _mark(held.rating)
        for name in ("brand", "commune"):
            yield from ((name, value, value) for value in getattr(held, name))
        yield from (("color", value, color_label(value)) for value in held.color)
        yield from (("store", code, self._store_name(code)) for code in held.store)

    def _where(self) -> str:
        where = around(self.filters)
        km = self.filters.km or USUAL_KILOMETRES
        if where and where.name:
            return _("À %(km)d km de %(place)s") % {"km": km, "place": where.name}
        return _("À %(km)d km de vous") % {"km": km}

    @staticmethod
    def _store_name(code: str) -> str:
        store = facets.store_called(code)
        return str(as_written(store.name)) if store else code

    def _told(self, count: int) -> int:
        return count if self.counted else 0

    def _choices(self, names: dict[str, int], chosen: tuple[str, ...]) -> list[Choice]:
        every = names | {name: 0 for name in chosen if name not in names}
        return [
            Choice(value=name, label=name, chosen=name in chosen, count=self._told(count))
            for name, count in every.items()
        ]


def _mark(mark: int) -> str:
    if mark == MARKS[-1]:
        return _("5 étoiles")
    return _("%(mark)d étoiles et plus") % {"mark": mark}


def _span(span: Span) -> str:
    if span.low is None:
        return _("Moins de %(price)s") % {"price": _money((span.high or 0) + 1)}
    if span.high is None:
        return _("Dès %(price)s") % {"price": _money(span.low)}
    return _("%(low)s à %(high)s") % {"low": spaced(span.low), "high": _money(span.high + 1)}


def _money(amount: int) -> str:
    return format_money(Money(amount))
