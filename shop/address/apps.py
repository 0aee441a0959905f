from oscar.apps.address import apps


class AddressConfig(apps.AddressConfig):
    name = "shop.address"

    def ready(self) -> None:
        super().ready()
        from shop.address import demo, private  # noqa: F401 - registers its part of the demo market

        private.register()
