"""What is typed at the desk and not yet saved; who was told that stock is low."""

from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from shop.catalogue.models import Product
from shop.partner.models import StockRecord


class Draft(models.Model):
    """The form of one product as it was last typed. `version` counts what was kept; `hand` is the
    open page that kept it last: one page never overtakes itself."""

    product = models.OneToOneField(Product, on_delete=models.CASCADE, related_name="desk_draft")
    # Of the tap that began the product; a second tap of the same finds it.
    token = models.UUIDField(null=True, blank=True, unique=True, editable=False)
    typed = models.JSONField(_("saisi"), default=dict, blank=True)
    # [[name, caption], …]; null: as the product shows them.
    pictures = models.JSONField(_("photos"), null=True, blank=True)
    version = models.PositiveIntegerField(default=0)
    hand = models.CharField(max_length=36, blank=True)
    # Of what was applied last: the same sent twice is applied once.
    applied = models.CharField(max_length=64, blank=True)
    kept_at = models.DateTimeField(_("gardé le"), default=timezone.now)

    class Meta:
        verbose_name = _("brouillon")
        verbose_name_plural = _("brouillons")

    def __str__(self) -> str:
        return f"{self.product} v{self.version}"

    @property
    def is_open(self) -> bool:
        """Whether something waits that the product does not have yet."""
        return bool(self.typed) or self.pictures is not None

    @property
    def shown(self) -> list[tuple[str, str]] | None:
        if self.pictures is None:
            return None
        return [(str(name), str(words)) for name, words in self.pictures]


class LowStock(models.Model):
    """The team was told that this stock is low; the row goes when there is enough again."""

    stockrecord = models.OneToOneField(StockRecord, on_delete=models.CASCADE, related_name="+")
    told_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("stock bas")
        verbose_name_plural = _("stocks bas")

    def __str__(self) -> str:
        return f"{self.stockrecord_id}"


Typed = dict[str, Any]
