from typing import Any

from django.db import transaction
from django.utils.text import slugify

from core.audit import record
from shop.catalogue.models import Product
from shop.catalogue.states import Standing


def begin_product(store: Any, *, by: Any, title: str = "") -> Product:
    """A draft of a store; nobody else sees it."""
    with transaction.atomic():
        product: Product = Product.objects.create(
            store=store,
            title=title,
            slug=slugify(title)[:100] or "article",
            standing=Standing.DRAFT,
            is_public=False,
        )
        record(product, action="product.begun", by=by)
    return product
