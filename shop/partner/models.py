"""Oscar's partner is what the shop knows of a store; stock is never sold twice."""

from django.db import models
from django.db.models import F
from django.db.models.functions import Coalesce, Round
from django.utils.translation import gettext_lazy as _
from oscar.apps.address.abstract_models import AbstractPartnerAddress
from oscar.apps.partner.abstract_models import AbstractPartner, AbstractStockRecord
from oscar.apps.partner.exceptions import InvalidStockAdjustment

from logistics.geo.points import point_check
from shop.address.places import PlacedAddress
from shop.partner.exceptions import OutOfStock


class Partner(AbstractPartner):
    """What shoppers read of a store; the sellers' services write these fields."""

    commune = models.CharField(_("commune"), max_length=80, blank=True)
    description = models.TextField(_("présentation"), blank=True)
    logo = models.ImageField(_("logo"), upload_to="stores/", blank=True)


class PartnerAddress(PlacedAddress, AbstractPartnerAddress):
    """Where a store is."""

    class Meta(AbstractPartnerAddress.Meta):
        indexes = [models.Index(fields=["latitude", "longitude"], name="partneraddress_point")]
        constraints = [point_check("partneraddress_point_whole")]


class StockRecord(AbstractStockRecord):
    class Meta(AbstractStockRecord.Meta):
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(price_currency="GNF")
                | models.Q(price__isnull=True)
                | models.Q(price=Round(F("price"))),
                name="stockrecord_gnf_no_centimes",
            ),
            models.CheckConstraint(
                condition=models.Q(num_allocated=None) | models.Q(num_allocated__gte=0),
                name="stockrecord_allocated_not_negative",
            ),
        ]

    def allocate(self, quantity: int) -> None:
        """Take `quantity` pieces for an order, or raise OutOfStock; one conditional UPDATE."""
        if not self.can_track_allocations:
            return
        taken = (
            type(self)
            .objects.filter(
                pk=self.pk,
                num_in_stock__gte=Coalesce(F("num_allocated"), 0) + quantity,
            )
            .update(num_allocated=Coalesce(F("num_allocated"), 0) + quantity)
        )
        if not taken:
            raise OutOfStock(self)
        self.refresh_from_db(fields=["num_allocated"])

    allocate.alters_data = True  # type: ignore[attr-defined]

    def consume_allocation(self, quantity: int) -> None:
        """What was allocated leaves the shelf; one conditional UPDATE."""
        if not self.can_track_allocations:
            return
        gone = (
            type(self)
            .objects.filter(pk=self.pk, num_allocated__gte=quantity, num_in_stock__gte=quantity)
            .update(
                num_allocated=F("num_allocated") - quantity,
                num_in_stock=F("num_in_stock") - quantity,
            )
        )
        if not gone:
            raise InvalidStockAdjustment(_("Ces pièces ne sont pas réservées pour une commande."))
        self.refresh_from_db(fields=["num_allocated", "num_in_stock"])

    consume_allocation.alters_data = True  # type: ignore[attr-defined]


from oscar.apps.partner.models import *  # noqa: E402, F403
