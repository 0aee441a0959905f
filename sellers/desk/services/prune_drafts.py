from datetime import timedelta

from django.utils import timezone

from sellers.desk.models import Draft
from shop.catalogue.models import Product
from shop.catalogue.states import Standing

UNTOUCHED_FOR = timedelta(days=2)


def prune_drafts() -> int:
    """Forget products that somebody began and never typed a letter of; how many."""
    empty = Draft.objects.filter(
        version=0,
        kept_at__lt=timezone.now() - UNTOUCHED_FOR,
        product__standing=Standing.DRAFT,
        product__submitted_at=None,
        product__title="",
    )
    keys = list(empty.values_list("product_id", flat=True))
    Product.objects.filter(pk__in=keys, stockrecords=None, images=None).delete()
    return len(keys)
