from typing import Any

from django.urls import path
from oscar.apps.search import apps


class SearchConfig(apps.SearchConfig):
    """Wagtail's search behind Oscar's address; haystack is never asked (docs/adr/0003)."""

    name = "shop.search"

    def ready(self) -> None:
        """Without Oscar's own, which loads haystack views."""
        from shop.search import checks, demo, receivers  # noqa: F401 - all register something

    def get_urls(self) -> list[Any]:
        from shop.search.views import SearchView, SuggestView

        return self.post_process_urls(  # type: ignore[no-any-return]
            [
                path("", SearchView.as_view(), name="search"),
                path("suggest/", SuggestView.as_view(), name="suggest"),
            ]
        )
