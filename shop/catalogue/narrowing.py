"""The filters of a list as a page shows them: choices, chips that take one back, sorts."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from core.money import Money, format_money
from core.templatetags.look import as_written
from shop.catalogue import facets
from shop.catalogue.colors import SWATCHES, color_label
from shop.catalogue.filters import MARKS, SORT_NAMES, Filters


@dataclass(frozen=True)
class Choice:
    value: str
    label: str
    chosen: bool
    hex: str = ""


@dataclass(frozen=True)
class Link:
    label: str
    url: str
    chosen: bool = False


class Narrowing:
    """Everything that the filter panel and the bar above a list need."""

    def __init__(self, filters: Filters, *, tree_path: str = "") -> None:
        self.filters = filters
        self.tree_path = tree_path

    def brands(self) -> list[Choice]:
        return self._choices(facets.brand_choices(self.tree_path), self.filters.brand)

    def communes(self) -> list[Choice]:
        return self._choices(facets.commune_choices(self.tree_path), self.filters.commune)

    def colors(self) -> list[Choice]:
        chosen = self.filters.color
        names = dict.fromkeys([*facets.color_choices(self.tree_path), *chosen])
        return [
            Choice(
                value=name,
                label=color_label(name),
                chosen=name in chosen,
                hex=SWATCHES[name].hex if name in SWATCHES else "",
            )
            for name in names
        ]

    def stores(self) -> list[Choice]:
        chosen = self.filters.store
        named = {store.code: store.name for store in facets.store_choices(self.tree_path)}
        named |= {code: self._store_name(code) for code in chosen}
        return [Choice(value=c, label=as_written(n), chosen=c in chosen) for c, n in named.items()]

    def marks(self) -> list[Choice]:
        return [
            Choice(value=str(mark), label=_mark(mark), chosen=self.filters.rating == mark)
            for mark in reversed(MARKS[1:-1])
        ]

    def sorts(self) -> list[Link]:
        first = _("Pertinence") if self.filters.q else None
        names = {"": first} | SORT_NAMES if first else SORT_NAMES
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
        if held.in_stock:
            yield "in_stock", None, _("En stock")
        if held.rating is not None:
            yield "rating", None, _mark(held.rating)
        for name in ("brand", "commune"):
            yield from ((name, value, value) for value in getattr(held, name))
        yield from (("color", value, color_label(value)) for value in held.color)
        yield from (("store", code, self._store_name(code)) for code in held.store)

    @staticmethod
    def _store_name(code: str) -> str:
        store = facets.store_called(code)
        return str(as_written(store.name)) if store else code

    @staticmethod
    def _choices(names: list[str], chosen: tuple[str, ...]) -> list[Choice]:
        every = dict.fromkeys([*names, *chosen])
        return [Choice(value=name, label=name, chosen=name in chosen) for name in every]


def _mark(mark: int) -> str:
    if mark == MARKS[-1]:
        return _("5 étoiles")
    return _("%(mark)d étoiles et plus") % {"mark": mark}


def _money(amount: int) -> str:
    return format_money(Money(amount))
