"""Orders: what a shopper bought; one basket makes one order."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Round
from django.urls import reverse
from oscar.apps.address.abstract_models import AbstractShippingAddress
from oscar.apps.order.abstract_models import (
    AbstractLine,
    AbstractLinePrice,
    AbstractOrder,
    AbstractOrderDiscount,
    AbstractOrderLineDiscount,
)

from logistics.geo.points import point_check
from shop.address.places import PlacedAddress
from shop.order.statuses import status_label, status_look


def _whole(*names: str) -> Q:
    """No centimes in any of these columns; SQLite keeps decimals as reals and would take them."""
    return Q(**{name: Round(F(name)) for name in names})


class Order(AbstractOrder):
    class Meta(AbstractOrder.Meta):
        constraints = [
            models.UniqueConstraint(fields=["basket"], name="order_one_per_basket"),
            models.CheckConstraint(
                condition=~Q(currency="GNF") | _whole("total_incl_tax", "shipping_incl_tax"),
                name="order_gnf_no_centimes",
            ),
            models.CheckConstraint(
                condition=~Q(currency="GNF") | _whole("total_excl_tax", "shipping_excl_tax"),
                name="order_gnf_no_centimes_excl",
            ),
        ]

    @property
    def is_anonymous(self) -> bool:
        """Oscar asks for an e-mail here; a guest of ours may have none."""
        return self.user_id is None

    @property
    def status_label(self) -> Any:
        return status_label(self.status)

    @property
    def status_look(self) -> str:
        return status_look(self.status)

    @property
    def door_key(self) -> str:
        """What its shopper asks for the gate and the way with; a guest's is signed."""
        return str(self.number if self.user_id else self.verification_hash())

    def get_absolute_url(self) -> str:
        """Where whoever placed it finds it again; a guest's address carries a signature."""
        if self.user_id:
            return reverse("customer:order", kwargs={"order_number": self.number})
        return reverse(
            "customer:anon-order",
            kwargs={"order_number": self.number, "hash": self.verification_hash()},
        )


class ShippingAddress(PlacedAddress, AbstractShippingAddress):
    """Where an order went, as it was known then; nobody edits it."""

    class Meta(AbstractShippingAddress.Meta):
        constraints = [point_check("shippingaddress_point_whole")]


# Lines and discounts carry no currency of their own: all of them are in francs.
class Line(AbstractLine):
    class Meta(AbstractLine.Meta):
        constraints = [
            models.CheckConstraint(condition=Q(quantity__gte=1), name="order_line_quantity"),
            models.CheckConstraint(
                condition=_whole(
                    "line_price_incl_tax",
                    "line_price_excl_tax",
                    "line_price_before_discounts_incl_tax",
                    "line_price_before_discounts_excl_tax",
                ),
                name="order_line_no_centimes",
            ),
            models.CheckConstraint(
                condition=Q(unit_price_incl_tax=None) | _whole("unit_price_incl_tax"),
                name="order_line_unit_no_centimes",
            ),
        ]


class LinePrice(AbstractLinePrice):
    class Meta(AbstractLinePrice.Meta):
        constraints = [
            models.CheckConstraint(
                condition=_whole("price_incl_tax", "price_excl_tax", "shipping_incl_tax"),
                name="order_line_price_no_centimes",
            )
        ]


class OrderDiscount(AbstractOrderDiscount):
    class Meta(AbstractOrderDiscount.Meta):
        constraints = [
            models.CheckConstraint(condition=_whole("amount"), name="order_discount_no_centimes")
        ]


class OrderLineDiscount(AbstractOrderLineDiscount):
    class Meta(AbstractOrderLineDiscount.Meta):
        constraints = [
            models.CheckConstraint(
                condition=_whole("amount"), name="order_line_discount_no_centimes"
            )
        ]


from oscar.apps.order.models import *  # noqa: E402, F403
