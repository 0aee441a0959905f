from typing import Any

from django.urls import path
from oscar.apps.catalogue.reviews import apps


class CatalogueReviewsConfig(apps.CatalogueReviewsConfig):  # type: ignore[misc]
    name = "shop.catalogue.reviews"

    def ready(self) -> None:
        super().ready()
        from shop.catalogue.reviews import jobs, privacy  # noqa: F401 - jobs registers its handler

        privacy.register()

    def get_urls(self) -> list[Any]:
        from shop.catalogue.reviews.views import EditProductReview

        urls = [
            path("", self.list_view.as_view(), name="reviews-list"),
            path("add/", self.create_view.as_view(), name="reviews-add"),
            path("<int:pk>/", self.detail_view.as_view(), name="reviews-detail"),
            path("<int:pk>/edit/", EditProductReview.as_view(), name="reviews-edit"),
            path("<int:pk>/vote/", self.vote_view.as_view(), name="reviews-vote"),
        ]
        return self.post_process_urls(urls)  # type: ignore[no-any-return]
