"""The pictures that a product shows."""

from shop.catalogue.models import Product

# Name of the file in the storage of pictures, and what is said below it.
Shown = tuple[str, str]


def pictures_of(product: Product) -> list[Shown]:
    """In their order."""
    rows = product.images.order_by("display_order", "id")
    return [(name, caption) for name, caption in rows.values_list("original", "caption")]
