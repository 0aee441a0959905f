"""The rows of the table that sellers begin with: an article, and a product of three variants."""

from typing import Any

from django.utils.translation import gettext as _

from sellers.desk.imports.columns import ATTRIBUTE, TITLES, attribute_heads
from sellers.desk.imports.known import Kinds
from shop.catalogue.tree import category_tree
from shop.catalogue.variants import AXES

ALONE, PRODUCT, SIZES = "EXEMPLE-1", "EXEMPLE-2", ("S", "M", "L")
# Sent back as they are, they are told as what they are.
REFERENCES = frozenset({ALONE, *(f"{PRODUCT}-{size}" for size in SIZES)})


def example_lines() -> list[list[Any]]:
    """The heads, then rows that could be taken, with a shelf and a sort of article of this shop."""
    heads = attribute_heads()
    columns = [*TITLES, *(f"{ATTRIBUTE}{code}" for code in heads.values())]
    rows = [[row.get(name, "") for name in columns] for row in _rows()]
    return [[*(str(title) for title in TITLES.values()), *heads], *rows]


def _rows() -> list[dict[str, Any]]:
    kinds = Kinds()
    told = kinds.by_slug.values()
    worn = next((k for k in told if set(AXES) <= kinds.attributes_of(k).keys()), None)
    any_kind = next(iter(kinds.by_slug.values()), None)
    shelf = next(iter(category_tree().by_path), "")
    usual = {"category": shelf, "kind": any_kind.slug if any_kind else "", "num_in_stock": 10}
    alone = {"sku": ALONE, "title": _("Savon au karité"), "price": 15_000}
    rows = [usual | alone | {"price_steps": "10:14000; 50:13000"}]
    if worn is None:
        return rows
    for size in SIZES:
        row = {"sku": f"{PRODUCT}-{size}", "parent": PRODUCT, "price": 150_000, "num_in_stock": 4}
        rows.append(row | {f"{ATTRIBUTE}color": _("rouge"), f"{ATTRIBUTE}size": size})
    # The first of them says what they all are.
    rows[1] |= {"title": _("Robe wax"), "category": shelf, "kind": worn.slug}
    return rows
