"""Conversations: two sides, and what they wrote to each other."""

import uuid
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.uploads import private_files
from shop.catalogue.models import Product
from shop.chat.names import shown_name
from shop.chat.states import ReportStatus
from shop.chat.words import LONGEST
from shop.order.models import Order
from shop.partner.models import Partner

PERSON = settings.AUTH_USER_MODEL


class Conversation(models.Model):
    """Two sides speak about one thing; there is one conversation about it."""

    # No number: how much is spoken on the market is nobody's to count.
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    # "person:3|store:5|product:12": opening it twice finds the first.
    key = models.CharField(max_length=160, unique=True, editable=False)
    # The same without what it is about: who blocks somebody blocks all of it.
    pair = models.CharField(max_length=100, db_index=True, editable=False)
    product = models.ForeignKey(
        Product, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    order = models.ForeignKey(
        Order, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    parcel = models.CharField(_("colis"), max_length=40, blank=True)
    opened_at = models.DateTimeField(_("ouverte le"), default=timezone.now)
    # Messages are numbered here, under the row's own lock: what is seen first is lower.
    last_number = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField(_("dernier message"), default=timezone.now, db_index=True)
    # The assistant still answers for the team; once it has left it never comes back.
    assisted = models.BooleanField(_("assistant automatique"), default=False)

    class Meta:
        verbose_name = _("conversation")
        verbose_name_plural = _("conversations")
        permissions = [("answer_support", _("Répondre au nom de l’équipe"))]

    def __str__(self) -> str:
        return f"{self.pk}"


class Side(models.Model):
    """One of the two; a store and the team are sides that several people speak for."""

    class Role(models.TextChoices):
        PERSON = "person", _("personne")
        STORE = "store", _("boutique")
        SUPPORT = "support", _("équipe")
        COURIER = "courier", _("coursier")

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="sides")
    role = models.CharField(max_length=10, choices=Role.choices)
    person = models.ForeignKey(
        PERSON, on_delete=models.CASCADE, null=True, blank=True, related_name="chat_sides"
    )
    store = models.ForeignKey(
        Partner, on_delete=models.CASCADE, null=True, blank=True, related_name="chat_sides"
    )
    # Whose courier speaks: asked anew each time, a parcel changes hands.
    parcel = models.CharField(max_length=40, blank=True)
    read_number = models.PositiveIntegerField(default=0)
    blocked_at = models.DateTimeField(null=True, blank=True)

    # The two of a conversation, where whoever read this one read both (`side_of`).
    both: "Sequence[Side]" = ()

    class Meta:
        verbose_name = _("côté")
        verbose_name_plural = _("côtés")
        constraints = [
            models.UniqueConstraint(fields=["conversation", "role"], name="chat_side_once"),
            models.CheckConstraint(
                condition=(
                    Q(role="person", person__isnull=False, store=None, parcel="")
                    | Q(role="store", person=None, store__isnull=False, parcel="")
                    | Q(role="support", person=None, store=None, parcel="")
                    | Q(role="courier", person=None, store=None) & ~Q(parcel="")
                ),
                name="chat_side_is_one",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} · {self.conversation_id}"

    @property
    def name(self) -> Any:
        """As the other side reads it: no number, no address."""
        if self.role == self.Role.STORE and self.store:
            return self.store.name
        if self.role == self.Role.PERSON:
            return shown_name(self.person)
        return _("Équipe Makiti") if self.role == self.Role.SUPPORT else _("Votre coursier")

    @property
    def unread(self) -> int:
        if self.role == self.Role.SUPPORT and self.conversation.assisted:
            # Nobody waits for a person yet.
            return 0
        return max(0, self.conversation.last_number - self.read_number)


class Message(models.Model):
    conversation = models.ForeignKey(
        Conversation, on_delete=models.CASCADE, related_name="messages"
    )
    number = models.PositiveIntegerField()
    side = models.ForeignKey(Side, on_delete=models.CASCADE, related_name="messages")
    # Nobody: the assistant, or somebody who is gone.
    author = models.ForeignKey(
        PERSON, on_delete=models.SET_NULL, null=True, blank=True, related_name="chat_messages"
    )
    # Drawn by the sender's page: a message that is sent twice is one.
    client_id = models.UUIDField(default=uuid.uuid4)
    text = models.TextField(_("texte"), blank=True)
    search_text = models.TextField(blank=True, editable=False)
    picture = models.FileField(_("photo"), storage=private_files, upload_to="chat/", blank=True)
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)
    sent_at = models.DateTimeField(_("envoyé le"), default=timezone.now)
    # What the assistant said (see assistant/replies.py); empty where a person wrote.
    assistant = models.CharField(max_length=60, blank=True, editable=False)
    # Taken away by the team, or gone with its author.
    removed_at = models.DateTimeField(_("retiré le"), null=True, blank=True)

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        constraints = [
            models.UniqueConstraint(fields=["conversation", "number"], name="chat_message_number"),
            models.UniqueConstraint(fields=["author", "client_id"], name="chat_message_once"),
            models.CheckConstraint(
                condition=LessThanOrEqual(Length("text"), LONGEST),
                name="chat_message_length",
            ),
            models.CheckConstraint(
                condition=Q(assistant="") | Q(author=None), name="chat_assistant_is_nobody"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.conversation_id} {self.number}"


class Turn(models.Model):
    """A store was asked something; when it answered. What its figures are made of."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="turns")
    store = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="chat_turns")
    asked_at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        indexes = [models.Index(fields=["store", "asked_at"], name="chat_turn_of_store")]
        constraints = [
            models.UniqueConstraint(
                fields=["conversation"],
                condition=Q(answered_at__isnull=True),
                name="chat_turn_open_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.store_id} {self.asked_at:%d.%m.%Y}"


class QuickReply(models.Model):
    """What a store says often."""

    store = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="quick_replies")
    text = models.CharField(_("réponse"), max_length=300)

    class Meta:
        verbose_name = _("réponse rapide")
        verbose_name_plural = _("réponses rapides")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["store", "text"], name="chat_quick_reply_once"),
        ]

    def __str__(self) -> str:
        return self.text


class Report(models.Model):
    """Somebody says of a message that it should not stand."""

    class Reason(models.TextChoices):
        FRAUD = "fraud", _("Arnaque, demande d’argent ou de code")
        INSULT = "insult", _("Insulte ou menace")
        UNWANTED = "unwanted", _("Publicité")
        OTHER = "other", _("Autre chose")

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="reports")
    reporter = models.ForeignKey(
        PERSON, on_delete=models.SET_NULL, null=True, related_name="chat_reports"
    )
    reason = models.CharField(_("raison"), max_length=10, choices=Reason.choices)
    note = models.CharField(_("précision"), max_length=500, blank=True)
    filed_at = models.DateTimeField(_("signalé le"), default=timezone.now)
    status = models.CharField(
        _("état"), max_length=10, choices=ReportStatus.choices, default=ReportStatus.OPEN
    )

    class Meta:
        verbose_name = _("message signalé")
        verbose_name_plural = _("messages signalés")
        constraints = [
            models.UniqueConstraint(fields=["message", "reporter"], name="chat_report_once"),
        ]

    def __str__(self) -> str:
        return f"{self.get_reason_display()} · {self.message_id}"
