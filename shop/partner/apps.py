from oscar.apps.partner import apps


class PartnerConfig(apps.PartnerConfig):
    name = "shop.partner"

    def ready(self) -> None:
        super().ready()
        # They register a part of the demo market, what must hold of prices, and who is a seller.
        from shop.partner import demo, integrity, roles  # noqa: F401
