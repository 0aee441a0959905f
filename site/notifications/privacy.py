"""What people were told and how they want to be told: all of it goes."""

from django.utils.translation import gettext_lazy as _

from core.privacy import Holding, delete, register_holding
from notifications.models import Choice, Delivery, Notice, PushDevice, QuietHours


def register() -> None:
    parts = (
        Holding(
            "notification-deliveries",
            _("Par où les notifications sont parties"),
            lambda person: Delivery.objects.filter(notice__recipient=person.user),
            delete,
        ),
        Holding(
            "notifications",
            _("Notifications"),
            lambda person: Notice.objects.filter(recipient=person.user),
            delete,
        ),
        Holding(
            "notification-choices",
            _("Notifications voulues ou non"),
            lambda person: Choice.objects.filter(person=person.user),
            delete,
        ),
        Holding(
            "push-devices",
            _("Appareils où les notifications s’affichent"),
            lambda person: PushDevice.objects.filter(person=person.user),
            delete,
            hidden=("session_key", "endpoint", "p256dh", "auth"),
        ),
        Holding(
            "quiet-hours",
            _("Heures calmes"),
            lambda person: QuietHours.objects.filter(person=person.user),
            delete,
        ),
    )
    for part in parts:
        register_holding(part)
