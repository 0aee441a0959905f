import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Export(models.Model):
    """A file that somebody asked for, from being asked for to being forgotten."""

    class Status(models.TextChoices):
        WAITING = "waiting", _("en préparation")
        READY = "ready", _("prêt")
        FAILED = "failed", _("échoué")

    # What addresses are made of: nobody counts through them.
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("demandé par"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    kind = models.CharField(_("sorte"), max_length=80)
    format = models.CharField(_("format"), max_length=10)
    language = models.CharField(_("langue"), max_length=10)
    status = models.CharField(
        _("état"), max_length=10, choices=Status.choices, default=Status.WAITING
    )
    # Who writes to the row: a later try overtakes an earlier one that still lives.
    attempt = models.PositiveSmallIntegerField(_("essai"), default=0)
    done = models.PositiveIntegerField(_("faits"), default=0)
    total = models.PositiveIntegerField(_("en tout"), default=0)
    # In the private storage.
    name = models.CharField(max_length=200, blank=True)
    size = models.BigIntegerField(_("taille"), default=0)
    asked_at = models.DateTimeField(_("demandé le"), default=timezone.now, db_index=True)
    ready_at = models.DateTimeField(_("prêt le"), null=True, blank=True)

    class Meta:
        app_label = "core"
        verbose_name = _("export")
        verbose_name_plural = _("exports")
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "kind", "format"],
                condition=models.Q(status="waiting"),
                name="core_export_one_at_work",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}.{self.format}"

    @property
    def percent(self) -> int:
        """A hundred only when the file is there."""
        if self.status == self.Status.READY:
            return 100
        return min(99, self.done * 100 // self.total) if self.total else 0

    @property
    def file_url(self) -> str:
        return reverse("private_file", kwargs={"kind": "exports", "key": str(self.key)})
