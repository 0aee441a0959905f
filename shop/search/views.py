from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.generic import View

from core.money import Money, format_money
from shop.catalogue.filters import LONGEST_WORDS, clean
from shop.catalogue.models import Product
from shop.catalogue.selectors import listed_products
from shop.catalogue.suggest import begun_categories
from shop.catalogue.thumbnails import sized_url
from shop.catalogue.tree import Node
from shop.catalogue.views import CatalogueView
from shop.search.misses import note_miss
from shop.search.ports import found_elsewhere
from shop.search.promoted import promoted
from shop.search.selectors import beginning_with, matching
from shop.search.spelling import better_words

SUGGESTIONS = 8
SHORTEST = 2
MOST_SHELVES = 2
# As wide as a basket's thumbnails: the browser may have it already.
THUMBNAIL = 160


class SearchView(CatalogueView):
    """Products that have the words; on the first page also what other rooms find."""

    template_name = "search/results.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        filters, page = context["filters"], context["page"]
        title = _("Résultats pour « %(words)s »") % {"words": filters.q}
        first = filters.q and page.number == 1 and not filters.count
        if first and not page.paginator.count:
            note_miss(filters.q)
        return context | {
            "here": title if filters.q else _("Que cherchez-vous ?"),
            "promoted": promoted(filters.q) if first else [],
            "elsewhere": found_elsewhere(filters.q) if first else [],
            "robots": "noindex, follow",
            "structured": "",
        }


class SuggestView(View):
    """What begins with what is typed, is called otherwise, or was probably meant; and rayons."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> JsonResponse:
        words = clean(request.GET.get("q"), LONGEST_WORDS)
        if len(words) < SHORTEST:
            return JsonResponse({"suggestions": []})
        found = list(beginning_with(listed_products(), words=words)[:SUGGESTIONS])
        if not found:
            found = list(matching(listed_products(), words=words)[:SUGGESTIONS])
        if not found and (better := better_words(words)):
            found = list(matching(listed_products(), words=better)[:SUGGESTIONS])
        shelves = begun_categories(words, limit=MOST_SHELVES)
        told = [_shelf(node) for node in shelves] + [_product(product) for product in found]
        return JsonResponse({"suggestions": told[:SUGGESTIONS]})


def _shelf(node: Node) -> dict[str, str]:
    return {"title": node.label, "url": node.get_absolute_url(), "kind": _("Rayon")}


def _product(product: Product) -> dict[str, str]:
    told = {"title": product.title, "url": product.get_absolute_url()}
    if product.listed_price is not None:
        told["price"] = format_money(Money(int(product.listed_price)))
    if product.listed_cover:
        told["picture"] = sized_url(product.listed_cover, THUMBNAIL)
    return told
