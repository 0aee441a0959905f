"""New variants of products, many at once: named after their product, told apart by `AXES`."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.text import slugify
from oscar.core.loading import get_model

from shop.catalogue.axes import axes_of, read_axes
from shop.catalogue.models import Product
from shop.catalogue.variants import Key, name_of


@transaction.atomic
def make_variants(pairs: Sequence[tuple[Product, Key]]) -> list[Product]:
    """Offered wherever their product is; whoever asks holds the products, and sets the stocks."""
    axes = axes_of({product.product_class_id for product, _values in pairs})
    read = [read_axes(values, axes[product.product_class_id]) for product, values in pairs]
    made: list[Product] = Product.objects.bulk_create(
        _child(product, values) for product, values in pairs
    )
    table = get_model("catalogue", "ProductAttributeValue")
    table.objects.bulk_create(
        table(product=child, attribute=attribute, **{f"value_{attribute.type}": value})
        for child, values in zip(made, read, strict=True)
        for attribute, value in values
    )
    return made


def _child(product: Product, values: Key) -> Product:
    title = f"{product.title} ({name_of(values)})"[:255]
    return Product(
        parent=product,
        structure=Product.CHILD,
        store_id=product.store_id,
        standing=product.standing,
        title=title,
        slug=slugify(title)[:255] or "article",
        is_public=True,
    )
