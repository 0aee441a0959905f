"""What a seller may ask to change of a product that was read, and what it would change."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from oscar.core.loading import get_model

from shop.catalogue.facts import LONGEST_TITLE
from shop.catalogue.richtext import clean_rich
from shop.catalogue.states import Standing

# Whoever changes one of these asks; the rest has not been on sale yet, or is not now.
ASKED_FOR = frozenset({Standing.APPROVED, Standing.SUSPENDED})
Picture = tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class Changes:
    """None: as it is. Pictures are all of them in their order: file's name and caption."""

    title: str | None = None
    description: str | None = None
    category_id: int | None = None
    # Attributes by their codes; all of them.
    values: dict[str, Any] | None = None
    pictures: Iterable[Picture] | None = None

    def as_json(self) -> dict[str, Any]:
        told: dict[str, Any] = {}
        if self.title is not None:
            told["title"] = " ".join(self.title.split())[:LONGEST_TITLE]
        if self.description is not None:
            told["description"] = clean_rich(self.description)
        if self.category_id is not None:
            told["category_id"] = self.category_id
        if self.values is not None:
            told["values"] = {code: _plain(value) for code, value in self.values.items()}
            told["values"] = {code: v for code, v in told["values"].items() if v not in ("", None)}
        if self.pictures is not None:
            told["pictures"] = [[str(name), str(caption)] for name, caption in self.pictures]
        return told


def current(product: Any) -> dict[str, Any]:
    """The same of what is on sale; four queries."""
    category = product.categories.order_by("-depth", "path").first()
    values = product.attribute_values.select_related("attribute", "value_option")
    pictures = get_model("catalogue", "ProductImage").objects.filter(product_id=product.pk)
    return {
        "title": product.title,
        "description": product.description,
        "category_id": category.pk if category else None,
        "values": {value.attribute.code: _plain(value.value) for value in values},
        "pictures": [
            list(row)
            for row in pictures.order_by("display_order", "id").values_list("original", "caption")
        ],
    }


def only_new(wanted: dict[str, Any], now: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in wanted.items() if value != now[name]}


def _plain(value: Any) -> Any:
    """As JSON keeps it and a form gives it."""
    return value if isinstance(value, bool | int | float | str | None) else str(value)
