"""The variants of one product: those that are there, and those that the rows of a file add."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from sellers.desk.imports.columns import ATTRIBUTE, NUMBER, Heads
from sellers.desk.imports.known import Kinds, products_named
from sellers.desk.imports.reading import Row
from sellers.desk.imports.saying import is_of_the_product
from shop.catalogue.attributes import value_for
from shop.catalogue.exceptions import NotWritten
from shop.catalogue.variants import MOST_VARIANTS, Key, variants_by_product
from shop.partner.models import Partner

# Why a combination cannot be added: a code of faults, and what its sentence tells.
Taken = tuple[str, dict[str, Any]]


@dataclass
class Family:
    """`said`: by column what a new product is, and the row that says so first."""

    name: str
    product: Any = None
    refused: str = ""
    taken: dict[Key, Taken] = field(default_factory=dict)
    room: int = MOST_VARIANTS
    said: dict[str, tuple[Any, int]] = field(default_factory=dict)


class Families:
    """Of one file and one store; the products are read as the rows that name them come."""

    def __init__(self, partner: Partner, kinds: Kinds) -> None:
        self.partner, self.kinds = partner, kinds
        self.names: set[str] = set()
        self.by_name: dict[str, Family] = {}
        self.said: dict[str, dict[str, tuple[Any, int]]] = {}

    def learn(self, rows: list[tuple[int, Row]], heads: Heads) -> None:
        """What the rows of each new product say of it together: whichever says it first."""
        from sellers.desk.imports.checking import read_cell, read_cells

        if "parent" not in heads.at:
            return
        named = [(read_cell(row, heads, "parent"), number, row) for number, row in rows]
        self.names = {name for name, _number, _row in named if name}
        candidates: dict[str, list[tuple[int, dict[str, Any]]]] = {}
        for name, number, row in named:
            if name := self.name_of(name, read_cell(row, heads, "sku") or ""):
                candidates.setdefault(name, []).append((number, read_cells(row, heads).data))
        self.said = {name: self._first_said(told) for name, told in candidates.items()}

    def name_of(self, parent: str, sku: str) -> str:
        """A row that others name as their product is one of its variants."""
        return parent or (sku if sku in self.names else "")

    def _first_said(self, told: list[tuple[int, dict[str, Any]]]) -> dict[str, tuple[Any, int]]:
        said: dict[str, tuple[Any, int]] = {}
        for number, data in told:
            if (kind := self.kinds.called(data.get("kind") or "")) is not None:
                said.setdefault("kind", (kind.slug, number))
        kind = self.kinds.by_slug.get(said["kind"][0]) if said else None
        attributes = self.kinds.attributes_of(kind)
        for number, data in told:
            for name, value in data.items():
                if name == "kind" or value in (None, "") or not is_of_the_product(name):
                    continue
                if not name.startswith(ATTRIBUTE) or _fits(attributes, name, value):
                    said.setdefault(name, (value, number))
        return said

    def meet(self, names: Iterable[str]) -> None:
        """Read what stands behind these names; a fixed number of queries for all of them."""
        new = {name for name in names if name not in self.by_name}
        if not new:
            return
        found = products_named(self.partner, new)
        there = variants_by_product({product.pk for product in found.values()})
        sold = {p.pk for p in found.values() if p.stockrecords.all()}
        by_product = {f.product.pk: f for f in self.by_name.values() if f.product is not None}
        for name in sorted(new):
            product = found.get(name)
            if product is None:
                refused = "no_product" if NUMBER.fullmatch(name) else ""
                said = self.said.get(name, {})
                self.by_name[name] = Family(name=name, refused=refused, said=said)
                continue
            # Two names of one product are one family.
            family = by_product.setdefault(product.pk, Family(name=name, product=product))
            self.by_name[name] = family
            family.refused = "sold_alone" if product.pk in sold else ""
            if not family.taken:
                children = there[product.pk]
                family.taken = {key: _why(child) for key, child in children.items()}
                family.room -= sum(child.is_public for child in children.values())


def _fits(attributes: dict[str, Any], name: str, text: str) -> bool:
    attribute = attributes.get(name.removeprefix(ATTRIBUTE))
    try:
        return attribute is not None and value_for(attribute, text) is not None
    except NotWritten:
        return False


def _why(child: Any) -> Taken:
    if not child.is_public:
        return "variant_off", {}
    record = next(iter(child.stockrecords.all()), None)
    return ("variant_known", {"sku": record.partner_sku}) if record else ("variant_there", {})
