"""What core itself holds about people: its logs, texts, answers and exports."""

from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.audit.models import AuditEntry
from core.exports.forget import drop_exports
from core.exports.models import Export
from core.idempotency.models import KeptAnswer
from core.outbox.models import OutboxMessage
from core.privacy.holdings import (
    Holding,
    Subject,
    blank,
    delete,
    register_holding,
    register_scrub,
)
from core.sms.models import TextMessage

GONE = "—"


def _about(person: Subject) -> Q:
    return Q(actor=person.user) | Q(
        target_type=person.user._meta.label_lower, target_id=str(person.user.pk)
    )


def register() -> None:
    register_holding(
        Holding(
            name="audit",
            title=_("Ce que vous avez changé, d’où et quand"),
            rows=lambda person: AuditEntry.objects.filter(_about(person)),
            erase=blank(address=None, device=""),
            kept=_("Le journal des changements, sans nom ni adresse : il protège les comptes."),
        )
    )
    register_holding(
        Holding(
            name="text-messages",
            title=_("SMS envoyés à votre numéro"),
            rows=lambda person: TextMessage.objects.filter(phone__in=person.phones),
            erase=delete,
            # A code would open the account to whoever reads the archive meanwhile.
            hidden=("body", "key", "provider_id"),
        )
    )
    register_holding(
        Holding(
            name="kept-answers",
            title=_("Réponses gardées une journée pour vos applications"),
            rows=lambda person: KeptAnswer.objects.filter(scope=f"user:{person.user.pk}"),
            erase=delete,
            hidden=("key", "fingerprint", "holder"),
        )
    )
    register_holding(
        Holding(
            name="exports",
            title=_("Fichiers que vous avez demandés"),
            rows=lambda person: Export.objects.filter(owner=person.user),
            erase=drop_exports,
            hidden=("key", "name"),
        )
    )
    register_scrub(strike_audit)
    register_scrub(strike_outbox)
    register_scrub(strike_texts)


def strike_audit(person: Subject) -> None:
    """What they did stays on record; what it says of them does not."""
    named = _says(person, "target_text", "note", "before", "after")
    for entry in AuditEntry.objects.filter(_about(person) | named).order_by("pk").iterator():
        for name in ("before", "after", "target_text", "note"):
            setattr(entry, name, struck(getattr(entry, name), person.words))
        if entry.target_type == person.user._meta.label_lower:
            entry.target_text = f"#{entry.target_id}"
        if entry.actor_id is None:
            # Nobody was signed in and it is about them: it came from their device.
            entry.address, entry.device = None, ""
        entry.save()


def strike_outbox(person: Subject) -> None:
    """What waits to be told to somebody who is gone is not told."""
    found = OutboxMessage.objects.filter(_says(person, "payload", "last_error"))
    keys = list(found.values_list("pk", flat=True))
    named = OutboxMessage.objects.filter(pk__in=keys)
    named.filter(status=OutboxMessage.Status.WAITING).update(
        status=OutboxMessage.Status.DONE, done_at=timezone.now()
    )
    named.update(payload={}, last_error="")


def strike_texts(person: Subject) -> None:
    TextMessage.objects.filter(_says(person, "phone", "body")).delete()


def _says(person: Subject, *names: str) -> Q:
    """Rows whose columns hold an address or a number; a first name alone says nothing."""
    asked = Q(pk__in=[])
    for word in person.words:
        if "@" in word or word.startswith("+"):
            for name in names:
                asked |= Q(**{f"{name}__icontains": word})
    return asked


def struck(value: Any, words: frozenset[str]) -> Any:
    """The same with every word struck out, however deep."""
    if isinstance(value, dict):
        return {name: struck(inner, words) for name, inner in value.items()}
    if isinstance(value, list):
        return [struck(inner, words) for inner in value]
    if isinstance(value, str):
        for word in sorted(words, key=len, reverse=True):
            if word.lower() in value.lower():
                value = _without(value, word)
    return value


def _without(text: str, word: str) -> str:
    start = text.lower().find(word.lower())
    while start >= 0:
        text = text[:start] + GONE + text[start + len(word) :]
        start = text.lower().find(word.lower())
    return text
