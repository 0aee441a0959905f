from typing import Any

from django.urls import URLPattern, path
from django.views.generic import RedirectView
from oscar.apps.checkout import apps

# Oscar edits addresses a second time in the checkout; the account has the one page for it.
ELSEWHERE = {
    "user-address-update": "customer:address-detail",
    "user-address-delete": "customer:address-delete",
}


class CheckoutConfig(apps.CheckoutConfig):  # type: ignore[misc]
    name = "shop.checkout"

    def get_urls(self) -> list[Any]:
        return [self.placed(pattern) for pattern in super().get_urls()]

    @staticmethod
    def placed(pattern: URLPattern) -> URLPattern:
        target = ELSEWHERE.get(pattern.name or "")
        if not target:
            return pattern
        view = RedirectView.as_view(pattern_name=target)
        return path(str(pattern.pattern), view, name=pattern.name)
