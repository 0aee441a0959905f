from oscar.apps.order import apps


class OrderConfig(apps.OrderConfig):
    name = "shop.order"

    def ready(self) -> None:
        super().ready()
        from oscar.apps.analytics.receivers import receive_order_placed
        from oscar.apps.order.signals import order_placed

        from shop.order import (  # noqa: F401 - all register something
            demo,
            demo_received,
            door_files,
            exports,
            jobs,
            privacy,
            received,
        )

        # Its counters are rows that every order of a product writes: inside the placing
        # transaction two orders would wait for each other. The outbox counts (jobs.py).
        order_placed.disconnect(receive_order_placed)
        privacy.register()
        door_files.register()
        received.register()
