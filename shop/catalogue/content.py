"""What a moderator reads of a product, and a mark by which two readings of it are told apart."""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from oscar.core.loading import get_model

from shop.catalogue.models import Product

Content = dict[str, list[Any]]


def contents_of(keys: Iterable[int]) -> dict[int, Content]:
    """Title, text, categories, facts and pictures of products and their variants; four queries.

    Prices and stock are not in it: they change without being asked for.
    """
    found: dict[int, Content] = {
        key: {"texts": [], "categories": [], "facts": [], "pictures": []} for key in keys
    }
    family = Product.objects.filter(Q(pk__in=found) | Q(parent_id__in=found)).order_by("pk")
    root = {}
    for pk, parent, title, text in family.values_list("pk", "parent_id", "title", "description"):
        root[pk] = parent or pk
        found[root[pk]]["texts"].append([pk, title, text])
    shelves = get_model("catalogue", "ProductCategory").objects.filter(product_id__in=found)
    for pk, category in shelves.order_by("category_id").values_list("product_id", "category_id"):
        found[pk]["categories"].append(category)
    values = get_model("catalogue", "ProductAttributeValue").objects.filter(product_id__in=root)
    values = values.select_related("attribute", "value_option")
    for value in values.order_by("product_id", "attribute_id"):
        fact = [value.product_id, value.attribute.name, str(value.value_as_text)]
        found[root[value.product_id]]["facts"].append(fact)
    images = get_model("catalogue", "ProductImage").objects.filter(product_id__in=root)
    images = images.order_by("product_id", "display_order", "id")
    for pk, name, caption in images.values_list("product_id", "original", "caption"):
        found[root[pk]]["pictures"].append([pk, name, caption])
    return found


def mark_of(content: Content) -> str:
    """The same for the same content, another as soon as a letter or a picture is another."""
    written = json.dumps(content, sort_keys=True, default=str)
    return hashlib.sha256(written.encode()).hexdigest()


def content_mark(product: Any) -> str:
    return mark_of(contents_of([product.pk])[product.pk])
