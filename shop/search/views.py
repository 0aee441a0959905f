from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.generic import View

from shop.catalogue.filters import LONGEST_WORDS, clean
from shop.catalogue.selectors import listed_products
from shop.catalogue.views import CatalogueView
from shop.search.ports import found_elsewhere
from shop.search.selectors import beginning_with, matching
from shop.search.spelling import better_words

SUGGESTIONS = 8
SHORTEST = 2


class SearchView(CatalogueView):
    """Products that have the words; on the first page also what other rooms find."""

    template_name = "search/results.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        filters, page = context["filters"], context["page"]
        title = _("Résultats pour « %(words)s »") % {"words": filters.q}
        first = filters.q and page.number == 1 and not filters.count
        return context | {
            "here": title if filters.q else _("Que cherchez-vous ?"),
            "found_pages": found_elsewhere(filters.q) if first else [],
            "robots": "noindex, follow",
            "structured": "",
        }


class SuggestView(View):
    """Titles that begin with what is typed, or with what was probably meant."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> JsonResponse:
        words = clean(request.GET.get("q"), LONGEST_WORDS)
        if len(words) < SHORTEST:
            return JsonResponse({"suggestions": []})
        found = list(beginning_with(listed_products(), words=words)[:SUGGESTIONS])
        if not found and (better := better_words(words)):
            found = list(matching(listed_products(), words=better)[:SUGGESTIONS])
        return JsonResponse(
            {"suggestions": [{"title": p.title, "url": p.get_absolute_url()} for p in found]}
        )
