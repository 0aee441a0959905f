from typing import Any

from django.contrib.auth.decorators import login_required
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
}


class CustomerConfig(apps.CustomerConfig):  # type: ignore[misc]
    """Oscar's account pages; who signs in, registers or changes a password goes to allauth."""

    name = "shop.customer"

    def get_urls(self) -> list[Any]:
        # Oscar's own address of the inbox is written out, and wrong here.
        inbox = RedirectView.as_view(pattern_name="customer:notifications-inbox")
        named = [pattern for pattern in super().get_urls() if pattern.name]
        return [*map(self.placed, named), path("notifications/", login_required(inbox))]

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
