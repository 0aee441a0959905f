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
from shop.partner.exceptions import OutOfStock, StoreNotSelling


class Pause(models.TextChoices):
    """Why a store does not sell for now."""

    PAPERS = "papers", _("dossier incomplet")
    HOLIDAY = "holiday", _("en vacances")
    SUSPENDED = "suspended", _("suspendue")


# Of a store that has not begun to sell, or was stopped, nothing is in a list; its pages stay.
NOT_LISTED = (Pause.PAPERS, Pause.SUSPENDED)


class ReturnPaidBy(models.TextChoices):
    STORE = "store", _("la boutique")
    SHOPPER = "shopper", _("le client")


class Partner(AbstractPartner):
    """What shoppers read of a store; the sellers' services write these fields."""

    # Whether anything of it can be bought; its pages stay either way (refresh_selling).
    selling = models.BooleanField(_("vend"), default=True)
    pause = models.CharField(_("pause"), max_length=12, choices=Pause.choices, blank=True)
    # The first day on which it sells again, where it said so.
    back_on = models.DateField(_("de retour le"), null=True, blank=True)
    by_courier = models.BooleanField(_("livraison par coursier"), default=True)
    by_itself = models.BooleanField(_("livraison par la boutique"), default=False)
    pickup = models.BooleanField(_("retrait en boutique"), default=False)
    # 0: nothing is taken back.
    return_days = models.PositiveSmallIntegerField(_("jours pour rendre"), default=7)
    return_paid_by = models.CharField(
        _("retour payé par"),
        max_length=8,
        choices=ReturnPaidBy.choices,
        default=ReturnPaidBy.SHOPPER,
    )
    commune = models.CharField(_("commune"), max_length=80, blank=True)
    description = models.TextField(_("présentation"), blank=True)
    logo = models.ImageField(_("logo"), upload_to="stores/", blank=True)
    # What buyers think of all it has ever sold here: how many gave each mark from 1 to 5, and the
    # mean of them (refresh_store_marks).
    scores = models.JSONField(_("notes reçues"), default=list, blank=True, editable=False)
    listed_reviews = models.PositiveIntegerField(_("nombre d’avis"), default=0, editable=False)
    rating = models.FloatField(_("note moyenne"), null=True, blank=True, editable=False)

    class Meta(AbstractPartner.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(selling=True, pause="") | models.Q(selling=False, pause__gt=""),
                name="partner_sells_or_says_why_not",
            ),
            models.CheckConstraint(
                condition=models.Q(by_courier=True)
                | models.Q(by_itself=True)
                | models.Q(pickup=True),
                name="partner_hands_over_somehow",
            ),
            models.CheckConstraint(
                condition=models.Q(return_days__lte=90), name="partner_return_days"
            ),
        ]

    @property
    def delivers(self) -> bool:
        """Whether anybody brings it to the door; else it is fetched."""
        return bool(self.by_courier or self.by_itself)


class PartnerAddress(PlacedAddress, AbstractPartnerAddress):
    """Where a store is."""

    class Meta(AbstractPartnerAddress.Meta):
        indexes = [models.Index(fields=["latitude", "longitude"], name="partneraddress_point")]
        constraints = [point_check("partneraddress_point_whole")]


class StockRecord(AbstractStockRecord):
    """Stock and prices of one thing in one store; shop.partner.pricing reads what it costs."""

    # From and to stand together with one of the two others, or all four are empty.
    discount_from = models.DateTimeField(_("remise dès le"), null=True, blank=True)
    discount_to = models.DateTimeField(_("remise jusqu’au"), null=True, blank=True)
    discount_percent = models.PositiveSmallIntegerField(_("remise en %"), null=True, blank=True)
    discount_price = models.DecimalField(
        _("prix en remise"), max_digits=12, decimal_places=2, null=True, blank=True
    )
    # [[from so many, each in whole units], …] of PriceStep, so that a basket, a page or a list
    # asks nothing more; set_price_steps writes both.
    price_steps = models.JSONField(_("prix de gros"), default=list, blank=True)

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
            models.CheckConstraint(
                condition=models.Q(
                    discount_from=None,
                    discount_to=None,
                    discount_percent=None,
                    discount_price=None,
                )
                # "Not null" is said each time: a comparison with nothing refuses nothing.
                | models.Q(
                    models.Q(
                        discount_percent__isnull=False,
                        discount_percent__gte=1,
                        discount_percent__lte=99,
                        discount_price=None,
                    )
                    | models.Q(
                        discount_percent=None, discount_price__isnull=False, discount_price__gt=0
                    ),
                    discount_from__isnull=False,
                    discount_to__isnull=False,
                    discount_to__gt=F("discount_from"),
                ),
                name="stockrecord_discount_whole",
            ),
            models.CheckConstraint(
                condition=~models.Q(price_currency="GNF")
                | models.Q(discount_price=None)
                | models.Q(discount_price=Round(F("discount_price"))),
                name="stockrecord_discount_no_centimes",
            ),
        ]

    def allocate(self, quantity: int) -> None:
        """Take `quantity` pieces for an order, or raise OutOfStock; one conditional UPDATE."""
        if not self.can_track_allocations:
            self._check_selling()
            return
        taken = (
            type(self)
            .objects.filter(
                pk=self.pk,
                num_in_stock__gte=Coalesce(F("num_allocated"), 0) + quantity,
                partner__selling=True,
            )
            .update(num_allocated=Coalesce(F("num_allocated"), 0) + quantity)
        )
        if not taken:
            self._check_selling()
            raise OutOfStock(self)
        self.refresh_from_db(fields=["num_allocated"])

    def _check_selling(self) -> None:
        store = Partner.objects.get(pk=self.partner_id)
        if not store.selling:
            raise StoreNotSelling(store)

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


class PriceStep(models.Model):
    """From `quantity` pieces on, each costs `price`; the more, the less."""

    stockrecord = models.ForeignKey(StockRecord, on_delete=models.CASCADE, related_name="steps")
    quantity = models.PositiveIntegerField(_("dès"))
    price = models.BigIntegerField(_("prix de la pièce"))

    class Meta:
        app_label = "partner"
        ordering = ["stockrecord", "quantity"]
        verbose_name = _("prix de gros")
        verbose_name_plural = _("prix de gros")
        constraints = [
            models.UniqueConstraint(fields=["stockrecord", "quantity"], name="pricestep_once"),
            # Falling is a matter of several rows (set_price_steps); no two alike is said here.
            models.UniqueConstraint(fields=["stockrecord", "price"], name="pricestep_falls"),
            models.CheckConstraint(
                condition=models.Q(quantity__gte=2, price__gt=0), name="pricestep_positive"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.quantity} × {self.price}"


from oscar.apps.partner.models import *  # noqa: E402, F403
