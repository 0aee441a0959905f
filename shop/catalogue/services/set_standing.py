"""Move a product to where it stands from now on, with all that follows from it in the shop."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from wagtail.search import index

from shop.catalogue.models import Product
from shop.catalogue.services.index_products import index_products
from shop.catalogue.services.refresh_listing import refresh_listing
from shop.catalogue.states import STANDING, Standing


def set_standing(
    product: Any,
    *,
    to: Standing,
    by: Any,
    note: str = "",
    also: Mapping[str, Any] | None = None,
) -> None:
    """Compare and set (see core.states), audited; lists, search and variants follow.

    Whoever calls it has asked whether `by` may: sellers and moderators do not move the same way.
    """
    public = to == Standing.APPROVED
    with transaction.atomic():
        STANDING.move(product, to=to, by=by, note=note, also={**(also or {}), "is_public": public})
        Product.objects.filter(parent_id=product.pk).update(standing=to)
        refresh_listing([product.pk])
        if public:
            index_products([product.pk])
        else:
            index.remove_object(product)
