from typing import Any

from django.urls import path
from django.views.generic import RedirectView
from oscar.apps.customer import apps


class CustomerConfig(apps.CustomerConfig):
    """Oscar's account pages; who signs in, registers or changes a password goes to allauth."""

    name = "shop.customer"

    def get_urls(self) -> list[Any]:
        elsewhere = {
            "login": "account_login",
            "logout": "account_logout",
            "register": "account_signup",
            "change-password": "account_change_password",
            "profile-delete": "customer:profile-view",
        }
        urls = []
        for pattern in super().get_urls():
            target = elsewhere.get(pattern.name or "")
            if target:
                view = RedirectView.as_view(pattern_name=target, query_string=True)
                urls.append(path(f"go/{pattern.name}/", view, name=pattern.name))
            else:
                urls.append(pattern)
        return urls
