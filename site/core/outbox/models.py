from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class OutboxMessage(models.Model):
    """One piece of work that a committed transaction asked for."""

    class Status(models.TextChoices):
        WAITING = "waiting", _("en attente")
        DONE = "done", _("fait")
        DEAD = "dead", _("abandonné")

    task = models.CharField(max_length=120)
    payload = models.JSONField(default=dict)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.TextField(blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField(default=timezone.now)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        app_label = "core"
        verbose_name = _("travail en attente")
        verbose_name_plural = _("travaux en attente")
        indexes = [
            models.Index(
                fields=["due_at", "id"],
                condition=models.Q(status="waiting"),
                name="core_outbox_waiting",
            )
        ]

    def __str__(self) -> str:
        return f"{self.task} #{self.pk}"
