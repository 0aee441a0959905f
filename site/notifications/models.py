"""What people were told, by which way, and how they want to be told."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from notifications.kinds import Kind, kind_of


class Channel(models.TextChoices):
    EMAIL = "email", _("e-mail")
    SMS = "sms", _("SMS")
    PUSH = "push", _("téléphone")


class Notice(models.Model):
    """One line of somebody's inbox. The row is the truth; every channel only points to it."""

    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("pour"),
        on_delete=models.CASCADE,
        related_name="notices",
    )
    kind = models.CharField(_("sorte"), max_length=40)
    # Names and numbers only: words are made when it is read, in the reader's language.
    context = models.JSONField(_("contenu"), default=dict)
    # "order:12": what it is about, so that the same thing is told once and shown together.
    about = models.CharField(_("objet"), max_length=80, blank=True)
    created_at = models.DateTimeField(_("reçu le"), default=timezone.now)
    read_at = models.DateTimeField(_("lu le"), null=True, blank=True)

    class Meta:
        verbose_name = _("notification")
        verbose_name_plural = _("notifications")
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(fields=["recipient", "-created_at", "-id"], name="notice_inbox"),
            models.Index(
                fields=["recipient"],
                condition=models.Q(read_at__isnull=True),
                name="notice_unread",
            ),
            models.Index(fields=["created_at"], name="notice_age"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} → {self.recipient_id}"

    @property
    def sort(self) -> Kind:
        return kind_of(self.kind)

    @property
    def title(self) -> str:
        return self.sort.title_for(self.context)

    @property
    def body(self) -> str:
        return self.sort.body_for(self.context)

    @property
    def link(self) -> str:
        return self.sort.link_for(self.context)


class Delivery(models.Model):
    """One notice by one channel."""

    class Status(models.TextChoices):
        WAITING = "waiting", _("en attente")
        SENT = "sent", _("envoyé")
        FAILED = "failed", _("refusé")

    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="deliveries")
    channel = models.CharField(_("par"), max_length=10, choices=Channel.choices)
    status = models.CharField(
        _("état"), max_length=10, choices=Status.choices, default=Status.WAITING
    )
    attempts = models.PositiveSmallIntegerField(_("essais"), default=0)
    error = models.CharField(_("erreur"), max_length=300, blank=True)
    changed_at = models.DateTimeField(_("changé le"), default=timezone.now)

    class Meta:
        verbose_name = _("envoi")
        verbose_name_plural = _("envois")
        constraints = [
            models.UniqueConstraint(fields=["notice", "channel"], name="notice_channel_once"),
        ]

    def __str__(self) -> str:
        return f"{self.notice_id} {self.channel} {self.status}"


class Choice(models.Model):
    """A person's word on one kind by one channel; without a row the kind's own default holds."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notice_choices"
    )
    kind = models.CharField(max_length=40)
    channel = models.CharField(max_length=10, choices=Channel.choices)
    wanted = models.BooleanField()

    class Meta:
        verbose_name = _("choix")
        verbose_name_plural = _("choix")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind", "channel"], name="notice_choice_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.kind} {self.channel} {self.wanted}"


class PushDevice(models.Model):
    """A browser that shows notices by itself, as long as its person stays signed in there."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="push_devices"
    )
    # Signing out, from here or from afar, ends the session and the telling with it.
    session_key = models.CharField(max_length=40, unique=True)
    user_agent = models.CharField(_("appareil"), max_length=300, blank=True)
    # The browser's address at its maker's service, and the keys that seal what goes there.
    endpoint = models.CharField(max_length=1000, unique=True)
    p256dh = models.CharField(max_length=120)
    auth = models.CharField(max_length=60)
    created_at = models.DateTimeField(_("depuis le"), default=timezone.now)

    class Meta:
        verbose_name = _("appareil notifié")
        verbose_name_plural = _("appareils notifiés")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.person_id} {self.endpoint[:60]}"


class QuietHours(models.Model):
    """From when to when a person's phone stays silent; over midnight where `since` is later."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="quiet_hours"
    )
    since = models.TimeField(_("de"))
    until = models.TimeField(_("à"))

    class Meta:
        verbose_name = _("heures calmes")
        verbose_name_plural = _("heures calmes")

    def __str__(self) -> str:
        return f"{self.since:%H:%M}–{self.until:%H:%M}"

    def ends_after(self, moment: Any) -> Any:
        """When the silence that holds at this moment ends; None where none does."""
        local = timezone.localtime(moment)
        clock = local.time()
        over_midnight = self.since > self.until
        silent = (
            (clock >= self.since or clock < self.until)
            if over_midnight
            else self.since <= clock < self.until
        )
        if not silent:
            return None
        end = local.replace(hour=self.until.hour, minute=self.until.minute, second=0, microsecond=0)
        return end if end > local else end + timedelta(days=1)
