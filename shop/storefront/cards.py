"""Cards of products as HTML, kept by what they say: one question to the cache for a whole list.

The version of a card is made of what its row says (`CARD_FIELDS`, the price read from the primary),
so whatever `refresh_listing` or anybody else changes shows at once, and what is old is never asked
for again. A card is drawn from its product alone: no request, no person, no token can be in it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from shop.catalogue.selectors import CARD_FIELDS
from shop.storefront.looks import look_of

TEMPLATE = "components/card_product.html"
DRAWN_BY = (TEMPLATE, *(f"components/{name}.html" for name in ("icon", "price", "stars")))
# Not for truth's sake: what nobody asks for any more makes room.
KEPT = 24 * 3600
OWN = [name for name in CARD_FIELDS if "__" not in name]
STORES = [name.partition("__")[2] for name in CARD_FIELDS if "__" in name]


@dataclass(frozen=True)
class Look:
    """How the cards of one list are drawn."""

    heading: str = "h3"
    quick_add: bool = False
    eager: bool = False


def draw_cards(products: Iterable[Any], *, look: Look) -> list[SafeString]:
    """The cards of these products in their order; an eager list's first picture is fetched first.

    One `get_many`, and one `set_many` of what was missing; with the cache away all are drawn.
    """
    rows = list(products)
    looks = [
        Look(look.heading, look.quick_add, look.eager and not place) for place in range(len(rows))
    ]
    keys = [card_key(row, look=one) for row, one in zip(rows, looks, strict=True)]
    kept = {} if settings.DEBUG else caches["pages"].get_many(keys)
    drawn = {
        key: _draw(row, look=one)
        for key, row, one in zip(keys, rows, looks, strict=True)
        if key not in kept
    }
    if drawn and not settings.DEBUG:
        caches["pages"].set_many(drawn, KEPT)
    return [mark_safe(kept.get(key) or drawn[key]) for key in keys]  # noqa: S308 - drawn by us


def card_key(product: Any, *, look: Look) -> str:
    language = get_language() or settings.LANGUAGE_CODE
    drawn = f"{look.heading}{int(look.quick_add)}{int(look.eager)}"
    currency = settings.OSCAR_DEFAULT_CURRENCY
    look_now = look_of(language, *DRAWN_BY)
    return f"card:{product.pk}:{version_of(product)}:{language}:{currency}:{drawn}:{look_now}"


def version_of(product: Any) -> str:
    """Of all that a card says; the row was read with it, nothing is asked for."""
    store = product.store
    told = [getattr(product, name) for name in OWN]
    told += [getattr(store, name) for name in STORES] if store else []
    return blake2b(repr(told).encode(), digest_size=10).hexdigest()


def _draw(product: Any, *, look: Look) -> str:
    words = {"heading": look.heading, "quick_add": look.quick_add, "eager": look.eager}
    return str(get_template(TEMPLATE).render({"product": product, **words}))
