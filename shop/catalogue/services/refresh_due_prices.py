"""What begins or ends now: the lists show the price that holds."""

from django.utils import timezone

from shop.catalogue.models import Product
from shop.catalogue.services.refresh_listing import refresh_listing


def refresh_due_prices() -> int:
    """Run as often as one likes: what has been refreshed says itself when it is next due."""
    due = Product.objects.filter(listed_until__lte=timezone.now())
    return refresh_listing(list(due.order_by("pk").values_list("pk", flat=True)))
