"""What the filters offer to choose from, held in the process like the category tree."""

import time
from typing import Any

from shop.catalogue.models import Product
from shop.partner.models import Partner

LIFETIME = 60.0
MOST = 40

_held: tuple[float, dict[str, list[Any]]] | None = None


def list_choices() -> dict[str, list[Any]]:
    """Stores, communes, brands and colours that listed products have."""
    global _held
    if _held is None or time.monotonic() - _held[0] > LIFETIME:
        _held = (time.monotonic(), _read())
    return _held[1]


def forget_choices() -> None:
    global _held
    _held = None


def _distinct(field: str) -> list[str]:
    listed = Product.objects.filter(is_public=True).exclude(structure=Product.CHILD)
    values = listed.exclude(**{field: ""}).order_by(field).values_list(field, flat=True)
    return list(values.distinct()[:MOST])


def _read() -> dict[str, list[Any]]:
    stores = list(Partner.objects.order_by("name").values("code", "name", "commune")[:MOST])
    return {
        "stores": stores,
        "communes": sorted({store["commune"] for store in stores if store["commune"]}),
        "brands": _distinct("listed_brand"),
        "colors": _distinct("listed_color"),
    }
