"""What tells the variants of a product from each other: `rouge, S`; `rouge, M`."""

from dataclasses import dataclass
from typing import Any

from core.money import Money
from shop.catalogue.models import Product
from shop.catalogue.stock import Stock

# What tells variants from each other, in the order in which it is said.
AXES = ("color", "size")
Key = tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Variant:
    """What it is by `AXES` (`("rouge", "S")`), and what there is of it."""

    values: Key
    stock: Stock

    @property
    def key(self) -> Key:
        return tuple(" ".join(value.split()).lower() for value in self.values)

    @property
    def name(self) -> str:
        return ", ".join(" ".join(value.split()) for value in self.values if value.strip())


def variants_of(product: Product) -> dict[Key, Product]:
    """All there ever were, those no longer offered too, by what they are."""
    children = product.children.prefetch_related("attribute_values__attribute", "stockrecords")
    found: dict[Key, Product] = {}
    for child in children.order_by("is_public", "-pk"):
        found[tuple(value.lower() for value in values_of(child))] = child
    return found


def values_of(child: Product) -> Key:
    """`("Rouge", "S")`."""
    known = {v.attribute.code: str(v.value_as_text) for v in child.attribute_values.all()}
    return tuple(known.get(axis, "") for axis in AXES)


def stock_of(price: int, pieces: int, **more: Any) -> Stock:
    """Francs and pieces as numbers: for whoever has no form."""
    return Stock(price=Money(price), pieces=pieces, **more)
