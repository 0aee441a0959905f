"""Offers give whole francs, and never more often than their limit."""

from decimal import Decimal
from typing import Any

from django.db.models import F, Q
from django.utils.translation import gettext as _
from oscar.apps.offer.abstract_models import (
    AbstractBenefit,
    AbstractCondition,
    AbstractConditionalOffer,
    AbstractRange,
)
from oscar.apps.offer.results import BasketDiscount
from oscar.apps.order.exceptions import UnableToPlaceOrder

from core.money import round_amount


class ConditionalOffer(AbstractConditionalOffer):
    def apply_benefit(self, basket: Any) -> Any:
        """What the lines got, each rounded by itself, is what the offer gave."""
        before = self.given_to(basket)
        result = super().apply_benefit(basket)
        if result.affects_basket and result.is_successful:
            return BasketDiscount(self.given_to(basket) - before)
        return result

    def given_to(self, basket: Any) -> Decimal:
        given = [d.amount for line in basket.all_lines() for d in line.discounts if d.offer == self]
        return sum(given, Decimal(0))

    def shipping_discount(self, charge: Decimal, currency: str | None = None) -> Decimal:
        return round_amount(super().shipping_discount(charge, currency), currency)

    def record_usage(self, discount: dict[str, Any]) -> None:
        """Count it by one conditional UPDATE; the last free use cannot be taken twice."""
        mine = type(self).objects.filter(pk=self.pk)
        counted = mine.filter(
            Q(max_global_applications=None)
            | Q(max_global_applications__gte=F("num_applications") + discount["freq"])
        ).update(
            num_applications=F("num_applications") + discount["freq"],
            total_discount=F("total_discount") + discount["discount"],
            num_orders=F("num_orders") + 1,
        )
        if not counted:
            raise UnableToPlaceOrder(_("L’offre « %s » vient de se terminer.") % self.name)
        mine.filter(status=self.OPEN).filter(
            Q(max_global_applications__lte=F("num_applications"))
            | Q(max_discount__gt=0, max_discount__lte=F("total_discount"))
        ).update(status=self.CONSUMED)

    record_usage.alters_data = True  # type: ignore[attr-defined]


def _with_range(origin: Any, proxy: Any) -> Any:
    """Oscar's proxies forget the range that was fetched with the row, and fetch it each time."""
    if proxy is not origin and type(origin)._meta.get_field("range").is_cached(origin):
        proxy.range = origin.range
    return proxy


class Benefit(AbstractBenefit):
    def proxy(self) -> Any:
        return _with_range(self, super().proxy())


class Condition(AbstractCondition):
    def proxy(self) -> Any:
        return _with_range(self, super().proxy())


class Range(AbstractRange):
    def contains_product(self, product: Any) -> bool:
        """The applicator has asked for a whole basket at once and left its answers here."""
        held: set[int] | None = getattr(product, "in_ranges", {}).get(self.pk)
        return bool(super().contains_product(product)) if held is None else product.pk in held

    def leave_answers(self, products: list[Any]) -> None:
        if self.proxy:
            return
        held = set(
            self.product_queryset.filter(pk__in=[p.pk for p in products]).values_list(
                "pk", flat=True
            )
        )
        for product in products:
            product.__dict__.setdefault("in_ranges", {})[self.pk] = held


from oscar.apps.offer.models import *  # noqa: E402, F403
