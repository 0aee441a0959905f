"""What waits for a moderator, and what helps them to decide."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from shop.catalogue.models import Product
from shop.moderation.report_models import Case, Report
from shop.moderation.states import ChangeStatus
from shop.partner.models import Partner

__all__ = ["Case", "ChangeSet", "ForbiddenWord", "PictureMark", "ReasonTemplate", "Report"]
PERSON = settings.AUTH_USER_MODEL


class ChangeSet(models.Model):
    """What a seller wants to change of a product that was read; the old stays on sale meanwhile."""

    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="change_sets")
    # title, description, category_id, values, pictures: only what is to change
    # (shop.moderation.changes).
    changes = models.JSONField(_("modifications"), default=dict)
    # One more each time the seller adds to it: what was read is what is decided about.
    version = models.PositiveIntegerField(default=1)
    status = models.CharField(
        _("état"), max_length=10, choices=ChangeStatus.choices, default=ChangeStatus.OPEN
    )
    proposed_by = models.ForeignKey(
        PERSON, on_delete=models.SET_NULL, null=True, related_name="proposed_changes"
    )
    proposed_at = models.DateTimeField(_("proposée le"), default=timezone.now)
    decided_at = models.DateTimeField(_("décidée le"), null=True, blank=True)
    reason = models.TextField(_("raison"), blank=True)

    class Meta:
        verbose_name = _("modification proposée")
        verbose_name_plural = _("modifications proposées")
        constraints = [
            models.UniqueConstraint(
                fields=["product"], condition=Q(status="open"), name="change_set_open_once"
            )
        ]
        indexes = [
            models.Index(
                fields=["proposed_at", "id"], condition=Q(status="open"), name="change_set_open"
            )
        ]

    def __str__(self) -> str:
        return f"{self.product_id} v{self.version} {self.status}"


class PictureMark(models.Model):
    """How a picture looks, in 64 bits (shop.moderation.looks), so that its like is found.

    Two that differ in three bits at most have one quarter alike: four indexes find them all.
    """

    store = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="+")
    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="picture_marks")
    name = models.CharField(max_length=255)
    bits = models.CharField(max_length=16)
    quarter_1 = models.PositiveIntegerField(db_index=True)
    quarter_2 = models.PositiveIntegerField(db_index=True)
    quarter_3 = models.PositiveIntegerField(db_index=True)
    quarter_4 = models.PositiveIntegerField(db_index=True)

    class Meta:
        verbose_name = _("empreinte d’image")
        verbose_name_plural = _("empreintes d’images")
        constraints = [
            models.UniqueConstraint(fields=["product", "name"], name="picture_mark_once")
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.bits}"


class ForbiddenWord(models.Model):
    """A word that a moderator wants to be told of; it forbids nothing by itself."""

    word = models.CharField(
        _("mot"),
        max_length=80,
        unique=True,
        help_text=_("Accents, majuscules et pluriel ne comptent pas. Plusieurs mots se suivent."),
    )
    note = models.CharField(_("pourquoi"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("mot à surveiller")
        verbose_name_plural = _("mots à surveiller")
        ordering = ["word"]

    def __str__(self) -> str:
        return self.word


class ReasonTemplate(models.Model):
    """A reason that is given often; each seller reads it in their language."""

    text = models.CharField(_("raison"), max_length=300, unique=True)
    text_en = models.CharField(_("raison en anglais"), max_length=300, blank=True)
    order = models.PositiveSmallIntegerField(_("ordre"), default=0)

    class Meta:
        verbose_name = _("raison d’un refus")
        verbose_name_plural = _("raisons des refus")
        ordering = ["order", "text"]

    def __str__(self) -> str:
        return self.said_in(get_language() or "fr")

    def said_in(self, language: str) -> str:
        return self.text_en if language.startswith("en") and self.text_en else self.text
