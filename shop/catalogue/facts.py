"""What a product is, in one piece: what its services write and its history compares."""

from dataclasses import dataclass, field
from typing import Any

from shop.catalogue.models import Product
from shop.catalogue.richtext import clean_rich
from shop.catalogue.sizes import SizeClass

LONGEST_TITLE = 120


@dataclass(frozen=True, kw_only=True)
class Facts:
    """All of it; `values` are attributes of the class by their codes, in plain text."""

    title: str
    description: str = ""
    category_id: int | None = None
    kind_id: int | None = None
    size_class: str = SizeClass.MEDIUM
    try_at_door: bool = False
    values: dict[str, Any] = field(default_factory=dict)

    @property
    def columns(self) -> dict[str, Any]:
        return {
            "title": " ".join(self.title.split())[:LONGEST_TITLE],
            "description": clean_rich(self.description),
            "product_class_id": self.kind_id,
            "size_class": self.size_class,
            "try_at_door": self.try_at_door,
        }


def facts_of(product: Product) -> Facts:
    """As they are."""
    category = product.categories.order_by("-depth", "path").first()
    values = {
        value.attribute.code: value.value
        for value in product.attribute_values.select_related("attribute", "value_option")
    }
    return Facts(
        title=product.title,
        description=product.description,
        category_id=category.pk if category else None,
        kind_id=product.product_class_id,
        size_class=product.size_class,
        try_at_door=product.try_at_door,
        values=values,
    )
