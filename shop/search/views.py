from typing import Any

from django.http import HttpRequest, JsonResponse
from django.views.generic import View

from shop.catalogue.selectors import listed_products
from shop.catalogue.views import CatalogueView

SUGGESTIONS = 8


class SearchView(CatalogueView):
    template_name = "search/results.html"


class SuggestView(View):
    """Titles that begin with what is typed."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> JsonResponse:
        words = request.GET.get("q", "").strip()[:100]
        if len(words) < 2:
            return JsonResponse({"suggestions": []})
        found = listed_products().autocomplete(words)[:SUGGESTIONS]
        return JsonResponse(
            {"suggestions": [{"title": p.title, "url": p.get_absolute_url()} for p in found]}
        )
