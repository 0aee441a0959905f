"""A product of the store in whose desk one is; of another store's there is none."""

import re
from typing import Any

from django.http import Http404

from sellers.desk.services.keep_draft import Hand
from shop.catalogue.models import Product

MOST_KEY = 2**63 - 1
_HAND = re.compile(r"[0-9a-f-]{8,36}")


def product_or_404(request: Any, pk: int) -> Product:
    if pk > MOST_KEY:
        raise Http404
    rows = Product.objects.for_store(request.store.partner)
    found = rows.select_related("product_class", "store").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def hand_in(request: Any) -> Hand:
    """The open page that sends this; one that says nothing has seen nothing."""
    name, version = request.POST.get("hand", ""), request.POST.get("version", "")
    return Hand(
        name=name if _HAND.fullmatch(name) else "-",
        version=int(version) if version.isascii() and version.isdigit() and len(version) < 9 else 0,
    )
