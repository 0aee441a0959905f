"""Product classes with their attributes, and the tree of categories."""

from typing import Any

from django.db import transaction
from oscar.core.loading import get_model

from core.demo import Advance, Market, facts
from shop.catalogue.demo.facts import shelves
from shop.catalogue.demo.pictures import shelf_picture
from shop.catalogue.models import Category
from shop.catalogue.tree import forget_category_tree


def _load_classes() -> None:
    product_class = get_model("catalogue", "ProductClass")
    attribute = get_model("catalogue", "ProductAttribute")
    for row in facts("classes")["classes"]:
        kind, _ = product_class.objects.get_or_create(
            slug=row["slug"], defaults={"name": row["name"], "name_en": row["name_en"]}
        )
        for code, (name, name_en) in row["attributes"].items():
            attribute.objects.get_or_create(
                product_class=kind,
                code=code,
                defaults={
                    "name": name,
                    "name_en": name_en,
                    "type": "float" if code == "weight" else "text",
                },
            )


def _category(parent: Category | None, slug: str, **fields: Any) -> Category:
    siblings = parent.get_children() if parent else Category.get_root_nodes()
    found = siblings.filter(slug=slug).first()
    if found:
        return found  # type: ignore[no-any-return]
    fields |= {"slug": slug, "image": shelf_picture(slug).name}
    return parent.add_child(**fields) if parent else Category.add_root(**fields)  # type: ignore[no-any-return]


@transaction.atomic
def load_shelves(market: Market, advance: Advance) -> None:
    _load_classes()
    for department in facts("categories")["departments"]:
        parent = _category(
            None, department["slug"], name=department["name"], name_en=department["name_en"]
        )
        for row in department["categories"]:
            _category(parent, row["slug"], name=row["name"], name_en=row["name_en"])
            advance(1)
    forget_category_tree()


def size(market: Market) -> int:
    return len(shelves())
