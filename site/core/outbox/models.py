import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class OutboxMessage(models.Model):
    """One piece of work that a committed transaction asked for."""

    class Status(models.TextChoices):
        WAITING = "waiting", _("en attente")
        DONE = "done", _("fait")
        DEAD = "dead", _("abandonné")

    task = models.CharField(_("tâche"), max_length=120)
    payload = models.JSONField(_("contenu"), default=dict)
    # Stays the same over all attempts: what a provider outside tells two tries of one thing by.
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    status = models.CharField(
        _("état"), max_length=10, choices=Status.choices, default=Status.WAITING
    )
    attempts = models.PositiveSmallIntegerField(_("essais"), default=0)
    last_error = models.TextField(_("dernière erreur"), blank=True)
    created_at = models.DateTimeField(_("demandé le"), default=timezone.now)
    due_at = models.DateTimeField(_("prévu le"), default=timezone.now)
    # When a broker last got it; nothing where the sweeper is to hand it over when it is due.
    handed_at = models.DateTimeField(null=True, blank=True, default=timezone.now)
    done_at = models.DateTimeField(_("fait le"), null=True, blank=True)

    class Meta:
        app_label = "core"
        verbose_name = _("travail en attente")
        verbose_name_plural = _("travaux en attente")
        indexes = [
            models.Index(
                fields=["due_at", "id"],
                condition=models.Q(status="waiting"),
                name="core_outbox_waiting",
            ),
            models.Index(
                fields=["done_at"], condition=models.Q(status="done"), name="core_outbox_done"
            ),
            models.Index(fields=["id"], condition=models.Q(status="dead"), name="core_outbox_dead"),
        ]

    def __str__(self) -> str:
        return f"{self.task} #{self.pk}"
