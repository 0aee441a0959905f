"""The filters that hold, as words with a link that takes each one away."""

from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from core.templatetags.core_tags import money
from shop.catalogue.filters import Filters


def _words(filters: Filters) -> dict[str, str]:
    said: dict[str, Any] = {
        "min_price": filters.min_price is not None
        and _("dès %(price)s") % {"price": money(filters.min_price)},
        "max_price": filters.max_price is not None
        and _("jusqu’à %(price)s") % {"price": money(filters.max_price)},
        "brand": filters.brand,
        "color": filters.color,
        "store": filters.store and _("boutique %(name)s") % {"name": filters.store},
        "commune": filters.commune,
        "rating": filters.rating and _("%(mark)s étoiles et plus") % {"mark": filters.rating},
        "in_stock": filters.in_stock and _("en stock"),
    }
    return {name: words for name, words in said.items() if words}


def chips(filters: Filters, query: QueryDict) -> list[dict[str, str]]:
    made = []
    for name, words in _words(filters).items():
        rest = query.copy()
        for gone in (name, "page"):
            rest.pop(gone, None)
        made.append({"label": words, "url": f"?{rest.urlencode()}"})
    return made
