"""What a moderator reads of a product, and a mark by which two readings of it are told apart."""

import hashlib
import json
from typing import Any

from django.db.models import Q
from oscar.core.loading import get_model

from shop.catalogue.models import Product


def content_of(product: Any) -> dict[str, Any]:
    """Title, text, categories, facts and pictures of a product and its variants; five queries.

    Prices and stock are not in it: they change without being asked for.
    """
    family = Product.objects.filter(Q(pk=product.pk) | Q(parent_id=product.pk)).order_by("pk")
    texts = list(family.values_list("pk", "title", "description"))
    keys = [pk for pk, _title, _text in texts]
    categories = get_model("catalogue", "ProductCategory").objects.filter(product_id=product.pk)
    values = get_model("catalogue", "ProductAttributeValue").objects.filter(product_id__in=keys)
    values = values.select_related("attribute", "value_option").order_by("product_id", "attribute")
    pictures = get_model("catalogue", "ProductImage").objects.filter(product_id__in=keys)
    return {
        "texts": [list(text) for text in texts],
        "categories": sorted(categories.order_by().values_list("category_id", flat=True)),
        "facts": [[v.product_id, v.attribute.code, str(v.value_as_text)] for v in values],
        "pictures": [
            list(row)
            for row in pictures.order_by("product_id", "display_order", "id").values_list(
                "product_id", "original", "caption"
            )
        ],
    }


def content_mark(product: Any) -> str:
    """The same for the same content, another as soon as a letter or a picture is another."""
    written = json.dumps(content_of(product), sort_keys=True, default=str)
    return hashlib.sha256(written.encode()).hexdigest()
