from typing import Any

from django.urls import include, path, re_path
from oscar.apps.catalogue import apps


class CatalogueConfig(apps.CatalogueConfig):
    name = "shop.catalogue"

    def ready(self) -> None:
        super().ready()
        from shop.catalogue import deeds, demo, exports, receivers  # noqa: F401 - all register something

        deeds.register()

    def get_urls(self) -> list[Any]:
        from shop.catalogue.beside import BesideView

        product = r"^p/(?P<product_slug>[\w-]*)-(?P<{key}>\d+)/"
        return self.post_process_urls(  # type: ignore[no-any-return]
            [
                path("", self.catalogue_view.as_view(), name="index"),
                re_path(
                    product.format(key="product_pk") + "reviews/",
                    include(self.reviews_app.urls[0]),
                ),
                re_path(product.format(key="pk") + "$", self.detail_view.as_view(), name="detail"),
                re_path(
                    product.format(key="product_pk") + "beside/$",
                    BesideView.as_view(),
                    name="beside",
                ),
                path("offers/<slug:slug>/", self.range_view.as_view(), name="range"),
                re_path(
                    r"^(?P<category_path>[\w-]+(?:/[\w-]+)*)/$",
                    self.category_view.as_view(),
                    name="category",
                ),
            ]
        )
