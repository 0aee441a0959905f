import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class TextMessage(models.Model):
    """One SMS, from being asked for to being delivered."""

    class Status(models.TextChoices):
        WAITING = "waiting", _("en attente")
        SENT = "sent", _("envoyé")
        DELIVERED = "delivered", _("reçu")
        FAILED = "failed", _("refusé")

    phone = models.CharField(_("téléphone"), max_length=20)
    # Emptied once it is of no more use: it may carry a code.
    body = models.CharField(_("texte"), max_length=320)
    kind = models.CharField(_("sorte"), max_length=40)
    # What a provider tells two tries of one message by.
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    status = models.CharField(
        _("état"), max_length=10, choices=Status.choices, default=Status.WAITING
    )
    provider_id = models.CharField(max_length=120, blank=True)
    error = models.CharField(_("erreur"), max_length=300, blank=True)
    created_at = models.DateTimeField(_("demandé le"), default=timezone.now, db_index=True)
    # After this it is not sent any more: a code that comes an hour late only confuses.
    good_until = models.DateTimeField(_("utile jusqu’à"))

    class Meta:
        app_label = "core"
        verbose_name = _("SMS")
        verbose_name_plural = _("SMS")
        indexes = [
            models.Index(
                fields=["created_at"],
                condition=models.Q(status="sent"),
                name="core_sms_unconfirmed",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} → {self.phone}"


class SmsDay(models.Model):
    """How many were sent on a day, for the budget."""

    day = models.DateField(primary_key=True)
    sent = models.PositiveIntegerField(default=0)

    class Meta:
        app_label = "core"
        verbose_name = _("SMS d’un jour")
        verbose_name_plural = _("SMS par jour")

    def __str__(self) -> str:
        return f"{self.day}: {self.sent}"
