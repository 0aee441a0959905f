"""What must hold of products' standing; the database itself keeps what is not approved off sale."""

from collections.abc import Iterator

from django.db.models import F, Q

from core.integrity import register_check
from shop.catalogue.models import Product
from shop.catalogue.states import Standing

# A look each day names so many; the rest is found once these are mended.
MOST_NAMED = 100


def standing_faults() -> Iterator[str]:
    unseen = Product.objects.filter(standing=Standing.APPROVED, is_public=False)
    for pk in unseen.exclude(structure=Product.CHILD).values_list("pk", flat=True)[:MOST_NAMED]:
        yield f"Product {pk} is approved and not public."
    strays = Product.objects.filter(~Q(standing=F("parent__standing")), structure=Product.CHILD)
    for pk in strays.values_list("pk", flat=True)[:MOST_NAMED]:
        yield f"Product {pk} does not stand where its parent stands."


def register() -> None:
    register_check("standing", standing_faults)
