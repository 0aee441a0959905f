from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class AuditEntry(models.Model):
    """One change that somebody made to one thing."""

    at = models.DateTimeField(_("quand"), default=timezone.now)
    # No constraint: what a person did is still known when the person is gone.
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("par"),
        null=True,
        blank=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
    )
    action = models.CharField(_("action"), max_length=80)
    # "app.model" and the key as text: asks no content type, and survives a renamed one.
    target_type = models.CharField(max_length=100)
    target_id = models.CharField(max_length=64)
    target_text = models.CharField(_("objet"), max_length=200)
    before = models.JSONField(_("avant"), default=dict, encoder=DjangoJSONEncoder)
    after = models.JSONField(_("après"), default=dict, encoder=DjangoJSONEncoder)
    note = models.TextField(_("remarque"), blank=True)
    channel = models.CharField(_("canal"), max_length=20)
    address = models.GenericIPAddressField(_("adresse IP"), null=True, blank=True)
    device = models.CharField(_("appareil"), max_length=200, blank=True)

    class Meta:
        app_label = "core"
        verbose_name = _("entrée du journal")
        verbose_name_plural = _("journal des changements")
        indexes = [
            models.Index(fields=["target_type", "target_id", "-id"], name="core_audit_target"),
            models.Index(fields=["-at"], name="core_audit_at"),
        ]

    def __str__(self) -> str:
        return f"{self.action}: {self.target_text}"
