"""Who complained of what, and what came of it."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from shop.moderation.ports import reportable
from shop.moderation.states import ReportStatus


class Case(models.Model):
    """One thing that was reported: a product, a store, a person, a review …

    Its counters are moved by one UPDATE a report, so that of many reports at once exactly one is
    the tenth.
    """

    kind = models.CharField(_("sorte"), max_length=20)
    target_id = models.CharField(max_length=40)
    title = models.CharField(_("objet"), max_length=200)
    opened_at = models.DateTimeField(_("premier signalement"), default=timezone.now)
    last_at = models.DateTimeField(_("dernier signalement"), default=timezone.now)
    open_reports = models.PositiveIntegerField(_("signalements ouverts"), default=0)
    # Of people whose word can suspend (shop.moderation.trust).
    open_of_standing = models.PositiveIntegerField(_("dont de confiance"), default=0)
    suspended_at = models.DateTimeField(_("suspendu le"), null=True, blank=True)

    class Meta:
        verbose_name = _("signalement")
        verbose_name_plural = _("signalements")
        constraints = [
            models.UniqueConstraint(fields=["kind", "target_id"], name="case_once"),
        ]
        indexes = [
            models.Index(
                fields=["-open_of_standing", "-open_reports", "-last_at"],
                condition=Q(open_reports__gt=0),
                name="case_open",
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def kind_label(self) -> Any:
        sort = reportable(self.kind)
        return sort.label if sort else self.kind

    @property
    def target(self) -> Any:
        """None once it is gone."""
        sort = reportable(self.kind)
        return sort.find(self.target_id) if sort else None


class Report(models.Model):
    """One person's word about it."""

    class Reason(models.TextChoices):
        FRAUD = "fraud", _("Arnaque, demande d’argent ou de code")
        FAKE = "fake", _("Contrefaçon ou produit interdit")
        FALSE = "false", _("Faux : photo, prix ou description")
        INSULT = "insult", _("Insulte ou menace")
        UNWANTED = "unwanted", _("Publicité")
        OTHER = "other", _("Autre chose")

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="reports")
    reporter = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="reports"
    )
    reason = models.CharField(_("raison"), max_length=10, choices=Reason.choices)
    note = models.CharField(_("précision"), max_length=500, blank=True)
    of_standing = models.BooleanField(_("de confiance"), default=False)
    filed_at = models.DateTimeField(_("signalé le"), default=timezone.now)
    status = models.CharField(
        _("état"), max_length=10, choices=ReportStatus.choices, default=ReportStatus.OPEN
    )
    decided_at = models.DateTimeField(_("décidé le"), null=True, blank=True)

    class Meta:
        verbose_name = _("signalement reçu")
        verbose_name_plural = _("signalements reçus")
        constraints = [
            models.UniqueConstraint(
                fields=["case", "reporter"], condition=Q(status="open"), name="report_open_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_reason_display()} · {self.case_id}"
