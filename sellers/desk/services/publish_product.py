from typing import Any

from django.db import transaction

from shop.catalogue.models import Product
from shop.catalogue.required import must_say_all
from shop.catalogue.states import Standing
from shop.moderation.services.restore_product import restore_product
from shop.moderation.services.submit_product import submit_product


def publish_product(product: Product, *, by: Any) -> Standing:
    """Put it before a moderator, or back on sale; what stands there already stays.

    NotWritten where it does not say what its sort of article has to say; of what comes back as it
    was approved nothing new is asked.
    """
    row: Product = Product.objects.select_related("store").get(pk=product.pk)
    if row.standing in (Standing.DRAFT, Standing.REJECTED):
        must_say_all(row)
        submit_product(row, by=by)
    elif row.standing in (Standing.ARCHIVED, Standing.HIDDEN):
        with transaction.atomic():
            _bring_back(row, by=by)
    return Standing(row.standing)


def _bring_back(row: Product, *, by: Any) -> None:
    restore_product(row, by=by)
    row.refresh_from_db()
    if row.standing != Standing.APPROVED:
        must_say_all(row)
    if row.standing == Standing.DRAFT:
        # It was changed while it was away: somebody reads it first.
        submit_product(row, by=by)
