from typing import Any

from django.urls import path
from oscar.apps.basket import apps


class BasketConfig(apps.BasketConfig):  # type: ignore[misc]
    name = "shop.basket"

    def ready(self) -> None:
        super().ready()
        from django.contrib.auth.signals import user_logged_in

        from shop.basket.receivers import on_signed_in

        user_logged_in.connect(on_signed_in, dispatch_uid="shop.basket.on_signed_in")

    def get_urls(self) -> list[Any]:
        from shop.basket.views import LineView

        return [*super().get_urls(), path("lines/<int:pk>/", LineView.as_view(), name="line")]
