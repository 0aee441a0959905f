"""Mail to people: rendered at once, in their language; sent by a worker, so no page waits."""

from typing import Any

from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.utils import translation

from accounts.models import User
from core.outbox import after_commit, handles

TASK = "accounts.send_mail"


def language_of(email: str, *, user: User | None = None) -> str:
    """The language of the person behind an address; for a stranger that of the page."""
    person = user if isinstance(user, User) else User.objects.filter(email=email).first()
    return person.language if person else translation.get_language() or "fr"


def queue_mail(message: EmailMessage) -> None:
    alternatives = getattr(message, "alternatives", [])
    after_commit(
        TASK,
        subject=str(message.subject),
        body=str(message.body),
        sender=message.from_email,
        to=list(message.to),
        alternatives=[[str(content), str(kind)] for content, kind in alternatives],
    )


@handles(TASK, outside=True)
def send_mail(
    *, key: str, subject: str, body: str, sender: str, to: list[str], alternatives: list[Any]
) -> None:
    message = EmailMultiAlternatives(
        subject=subject,
        body=body,
        from_email=sender,
        to=to,
        # The same at every try: a letter that leaves twice is one letter to whoever reads it.
        headers={"Message-ID": f"<{key}@makiti>"},
    )
    for content, kind in alternatives:
        message.attach_alternative(content, kind)
    message.send()
