from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.views.generic import RedirectView
from oscar.apps.customer import apps

# Oscar's names of pages that are allauth's here: they keep their name and lead there.
ELSEWHERE = {
    "login": "account_login",
    "logout": "account_logout",
    "register": "account_signup",
    "change-password": "account_change_password",
    "profile-delete": "customer:profile-view",
    "notifications-inbox": "notifications:inbox",
    "notifications-archive": "notifications:inbox",
}
# Oscar's inbox has more doors than ours; nothing leads through these any more.
GONE = {"notifications-detail", "notifications-update"}


def favourites(request: HttpRequest) -> HttpResponse:
    """Who is not signed in sees what they keep on this device."""
    from shop.customer.wishlists.views import WishListListView
    from shop.wishlists.hearts import GuestFavourites

    view = WishListListView if request.user.is_authenticated else GuestFavourites
    return view.as_view()(request)  # type: ignore[no-any-return]


# GuestFavourites asks for itself whether a form came from our pages.
favourites.csrf_exempt = True  # type: ignore[attr-defined]


class CustomerConfig(apps.CustomerConfig):  # type: ignore[misc]
    """Oscar's account pages; who signs in, registers or changes a password goes to allauth."""

    name = "shop.customer"

    def ready(self) -> None:
        super().ready()
        from shop.customer import privacy, receivers  # noqa: F401 - it listens

        privacy.register()

    def get_urls(self) -> list[Any]:
        from shop.wishlists import hearts

        named = [pattern for pattern in super().get_urls() if pattern.name]
        placed = [self.placed(pattern) for pattern in named if pattern.name not in GONE]
        base = "favourites/"
        return [
            path(f"{base}add/<int:product_pk>/", hearts.ProductHeart.as_view(), name="heart"),
            path(f"{base}stores/<slug:slug>/", hearts.StoreHeart.as_view(), name="heart-store"),
            path(f"{base}watched/<int:pk>/", login_required(hearts.watched), name="watched"),
            path(base, favourites, name="wishlists-list"),
            *placed,
        ]

    @staticmethod
    def placed(pattern: URLPattern) -> URLPattern:
        if target := ELSEWHERE.get(pattern.name or ""):
            view = RedirectView.as_view(pattern_name=target, query_string=True)
            return path(f"go/{pattern.name}/", view, name=pattern.name)
        route = str(pattern.pattern)
        if route.startswith("wishlists/"):
            moved = route.replace("wishlists/", "favourites/", 1)
            return path(moved, pattern.callback, name=pattern.name)
        return pattern
