from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from sellers.desk.models import Draft
from shop.catalogue.models import Product
from shop.catalogue.services.begin_product import begin_product


def begin_draft(store: Any, *, token: UUID, by: Any) -> Product:
    """A new product of a store (a partner); the same tap twice, or twice at once, begins one."""
    found = _begun(store, token)
    if found is not None:
        return found
    try:
        with transaction.atomic():
            product = begin_product(store, by=by)
            Draft.objects.create(product=product, token=token)
            return product
    except IntegrityError:
        # The other tap was faster; of a token of another store nothing is told.
        found = _begun(store, token)
        if found is None:
            raise Product.DoesNotExist from None
        return found


def _begun(store: Any, token: UUID) -> Product | None:
    rows = Product.objects.for_store(store).filter(desk_draft__token=token)
    found: Product | None = rows.first()
    return found
