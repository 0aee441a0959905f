"""What tells the variants of a product from each other: `rouge, S`; `rouge, M`."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from core.money import Money
from shop.catalogue.models import Product
from shop.catalogue.stock import Stock

# What tells variants from each other, in the order in which it is said.
AXES = ("color", "size")
MOST_VARIANTS = 100
Key = tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Variant:
    """What it is by `AXES` (`("rouge", "S")`), and what there is of it."""

    values: Key
    stock: Stock

    @property
    def key(self) -> Key:
        return key_of(self.values)

    @property
    def name(self) -> str:
        return name_of(self.values)


def key_of(values: Key) -> Key:
    """`("Rouge", " s ")` is `("rouge", "s")`."""
    return tuple(" ".join(value.split()).lower() for value in values)


def name_of(values: Key) -> str:
    return ", ".join(" ".join(value.split()) for value in values if value.strip())


def variants_of(product: Product) -> dict[Key, Product]:
    """All there ever were, those no longer offered too, by what they are."""
    return variants_by_product([product.pk])[product.pk]


def variants_by_product(keys: Iterable[int]) -> dict[int, dict[Key, Product]]:
    """The same of many products; five queries."""
    found: dict[int, dict[Key, Product]] = {key: {} for key in keys}
    children = Product.objects.filter(parent_id__in=found).prefetch_related(
        "attribute_values__attribute", "attribute_values__value_option", "stockrecords"
    )
    for child in children.order_by("is_public", "-pk"):
        found[child.parent_id][tuple(value.lower() for value in values_of(child))] = child
    return found


def values_of(child: Product) -> Key:
    """`("Rouge", "S")`."""
    known = {v.attribute.code: str(v.value_as_text) for v in child.attribute_values.all()}
    return tuple(known.get(axis, "") for axis in AXES)


def stock_of(price: int, pieces: int, **more: Any) -> Stock:
    """Francs and pieces as numbers: for whoever has no form."""
    return Stock(price=Money(price), pieces=pieces, **more)
