from oscar.apps.partner import apps


class PartnerConfig(apps.PartnerConfig):
    name = "shop.partner"

    def ready(self) -> None:
        super().ready()
        from shop.partner import demo  # noqa: F401 - registers its part of the demo market
