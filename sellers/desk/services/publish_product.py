from typing import Any

from shop.catalogue.models import Product
from shop.catalogue.states import Standing
from shop.moderation.services.restore_product import restore_product
from shop.moderation.services.submit_product import submit_product


def publish_product(product: Product, *, by: Any) -> Standing:
    """Put it before a moderator, or back on sale; what stands there already stays."""
    row: Product = Product.objects.select_related("store").get(pk=product.pk)
    if row.standing in (Standing.DRAFT, Standing.REJECTED):
        submit_product(row, by=by)
    elif row.standing in (Standing.ARCHIVED, Standing.HIDDEN):
        restore_product(row, by=by)
        row.refresh_from_db()
        if row.standing == Standing.DRAFT:
            # It was changed while it was away: somebody reads it first.
            submit_product(row, by=by)
    return Standing(row.standing)
