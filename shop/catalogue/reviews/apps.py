from typing import Any

from django.urls import path
from oscar.apps.catalogue.reviews import apps


class CatalogueReviewsConfig(apps.CatalogueReviewsConfig):  # type: ignore[misc]
    name = "shop.catalogue.reviews"

    def get_urls(self) -> list[Any]:
        urls = [
            path("", self.list_view.as_view(), name="reviews-list"),
            path("add/", self.create_view.as_view(), name="reviews-add"),
            path("<int:pk>/", self.detail_view.as_view(), name="reviews-detail"),
            path("<int:pk>/vote/", self.vote_view.as_view(), name="reviews-vote"),
        ]
        return self.post_process_urls(urls)  # type: ignore[no-any-return]
