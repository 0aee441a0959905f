"""Where Oscar's pages hang in our addresses (docs: CONTRACT in docs/architecture.md)."""

from django.urls import URLPattern, URLResolver, path
from oscar.config import Shop


class ShopConfig(Shop):
    """Oscar's root without its dashboard: Wagtail's admin is the one back office."""

    def get_urls(self) -> list[URLPattern | URLResolver]:
        return [
            path("shop/", self.catalogue_app.urls),
            path("basket/", self.basket_app.urls),
            path("checkout/", self.checkout_app.urls),
            path("account/", self.customer_app.urls),
            path("search/", self.search_app.urls),
            path("offers/", self.offer_app.urls),
            path("favourites/", self.wishlists_app.urls),
        ]
