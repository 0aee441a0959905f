"""One change of many products at once: what was chosen, what each had, has now, may have again."""

from datetime import datetime, timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sellers.desk.work_models import Work
from shop.catalogue.models import Product
from shop.partner.models import StockRecord

UNDO_WITHIN = timedelta(hours=24)


class BulkChange(Work):
    """`version` counts previews: only the one that was seen is carried out."""

    class Verb(models.TextChoices):
        PRICE = "price", _("prix")
        STOCK = "stock", _("stock")
        DISCOUNT = "discount", _("remise")
        END_DISCOUNT = "end_discount", _("fin de remise")
        CATEGORY = "category", _("rayon")
        PUBLISH = "publish", _("publication")
        ARCHIVE = "archive", _("archivage")

    class Status(models.TextChoices):
        CHOOSING = "choosing", _("à décrire")
        PREPARED = "prepared", _("à confirmer")
        RUNNING = "running", _("en cours")
        DONE = "done", _("fait")
        UNDOING = "undoing", _("retour en cours")
        UNDONE = "undone", _("annulé")
        FAILED = "failed", _("interrompu")

    AT_WORK = frozenset({Status.RUNNING, Status.UNDOING})

    # Keys of the products, as they were ticked.
    picked = models.JSONField(default=list)
    verb = models.CharField(_("changement"), max_length=12, choices=Verb.choices, blank=True)
    # What the form of the verb said.
    told = models.JSONField(default=dict, blank=True)
    version = models.PositiveIntegerField(default=0)
    status = models.CharField(
        _("état"), max_length=10, choices=Status.choices, default=Status.CHOOSING
    )
    started_at = models.DateTimeField(_("commencé le"), null=True, blank=True)
    undone_at = models.DateTimeField(_("annulé le"), null=True, blank=True)

    class Meta:
        verbose_name = _("changement en lot")
        verbose_name_plural = _("changements en lot")

    def __str__(self) -> str:
        return f"{self.verb or '?'} {self.key} ({self.partner})"

    @property
    def mark(self) -> str:
        """By which the history of each thing names this change."""
        return f"bulk {self.key}"

    @property
    def is_open(self) -> bool:
        """Whether it can still be described otherwise."""
        return self.status in (self.Status.CHOOSING, self.Status.PREPARED)

    @property
    def undo_until(self) -> datetime | None:
        return self.finished_at + UNDO_WITHIN if self.finished_at else None

    @property
    def can_be_undone(self) -> bool:
        ended = self.status in (self.Status.DONE, self.Status.FAILED)
        return bool(ended and self.undo_until and timezone.now() < self.undo_until)


class BulkItem(models.Model):
    """One product, or one thing of it that has a price; its outcome is written with its effect."""

    class Outcome(models.TextChoices):
        WAITING = "waiting", _("en attente")
        DONE = "done", _("changé")
        UNCHANGED = "unchanged", _("déjà ainsi")
        REFUSED = "refused", _("laissé")

    class Undone(models.TextChoices):
        BACK = "back", _("revenu")
        LEFT = "left", _("laissé")

    change = models.ForeignKey(BulkChange, on_delete=models.CASCADE, related_name="items")
    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="+")
    record = models.ForeignKey(StockRecord, null=True, on_delete=models.CASCADE, related_name="+")
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, default=Outcome.WAITING)
    undone = models.CharField(max_length=4, choices=Undone.choices, blank=True)
    # Why it is left as it is, now or when it was to be undone (sellers.desk.bulk.reasons).
    code = models.CharField(max_length=40, blank=True)

    class Meta:
        verbose_name = _("produit d’un changement en lot")
        verbose_name_plural = _("produits d’un changement en lot")
        constraints = [
            models.UniqueConstraint(
                fields=["change", "product"],
                condition=models.Q(record=None),
                name="bulkitem_product_once",
            ),
            models.UniqueConstraint(fields=["change", "record"], name="bulkitem_record_once"),
        ]
        indexes = [
            models.Index(
                fields=["change", "id"],
                condition=models.Q(outcome="waiting"),
                name="bulkitem_waiting",
            )
        ]

    def __str__(self) -> str:
        return f"{self.product_id} {self.outcome}"
