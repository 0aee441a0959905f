from typing import Any

from oscar.apps.offer import applicator


class Applicator(applicator.Applicator):
    """Oscar's, asking the database once for each range and not once for each line."""

    def get_site_offers(self) -> Any:
        return super().get_site_offers().prefetch_related("condition__range", "benefit__range")

    def apply_offers(self, basket: Any, offers: list[Any]) -> None:
        if offers:
            products = [line.product for line in basket.all_lines()]
            ranges = {part.range for o in offers for part in (o.condition, o.benefit) if part.range}
            for held in ranges:
                held.leave_answers(products)
        super().apply_offers(basket, offers)
