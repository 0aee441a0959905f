"""Orders: what a shopper bought; one basket makes one order."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Round
from oscar.apps.order.abstract_models import AbstractOrder


class Order(AbstractOrder):
    class Meta(AbstractOrder.Meta):
        constraints = [
            models.UniqueConstraint(fields=["basket"], name="order_one_per_basket"),
            models.CheckConstraint(
                condition=~Q(currency="GNF")
                | Q(
                    total_incl_tax=Round(F("total_incl_tax")),
                    shipping_incl_tax=Round(F("shipping_incl_tax")),
                ),
                name="order_gnf_no_centimes",
            ),
        ]


from oscar.apps.order.models import *  # noqa: E402, F403
