from oscar.apps.order import apps


class OrderConfig(apps.OrderConfig):
    name = "shop.order"

    def ready(self) -> None:
        super().ready()
        from shop.order import demo, jobs  # noqa: F401 - register a demo part, outbox handlers
