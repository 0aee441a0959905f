from oscar.apps.wishlists import apps


class WishlistsConfig(apps.WishlistsConfig):  # type: ignore[misc]
    name = "shop.wishlists"

    def ready(self) -> None:
        super().ready()
        from shop.wishlists import receivers  # noqa: F401 - registers what it hears
