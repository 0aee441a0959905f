from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class KeptAnswer(models.Model):
    """What a write answered to whoever sent it with a key; the same key gets the same answer."""

    scope = models.CharField(_("de qui"), max_length=80)
    key = models.CharField(_("clé"), max_length=200)
    # SHA-256 of method, address and body: another body under the same key is a mistake.
    fingerprint = models.CharField(max_length=64)
    # Who works on it, and until when nobody else may; a process that died is overtaken then.
    holder = models.UUIDField()
    held_until = models.DateTimeField()
    status = models.PositiveSmallIntegerField(_("réponse"), null=True)
    headers = models.JSONField(default=dict)
    body = models.TextField(blank=True)
    created_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        app_label = "core"
        verbose_name = _("réponse gardée")
        verbose_name_plural = _("réponses gardées")
        constraints = [
            models.UniqueConstraint(fields=["scope", "key"], name="core_answer_once"),
        ]

    def __str__(self) -> str:
        return f"{self.scope} {self.key}"
