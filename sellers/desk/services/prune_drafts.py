from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from sellers.desk.models import Draft
from shop.catalogue.models import Product
from shop.catalogue.states import Standing

UNTOUCHED_FOR = timedelta(days=2)


def prune_drafts() -> int:
    """Forget products that somebody began and never typed a letter of; how many."""
    with transaction.atomic():
        keys = _held()
        Product.objects.filter(pk__in=keys).delete()
    return len(keys)


def _held() -> list[int]:
    """Held while they are, so that what somebody types at this moment is not forgotten."""
    empty = Draft.objects.filter(
        version=0,
        kept_at__lt=timezone.now() - UNTOUCHED_FOR,
        product__standing=Standing.DRAFT,
        product__submitted_at=None,
        product__title="",
        product__stockrecords=None,
        product__images=None,
    )
    return list(empty.select_for_update(of=("self",)).values_list("product_id", flat=True))
