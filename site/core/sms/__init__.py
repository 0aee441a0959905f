"""Text messages: one call writes it, the outbox carries it. docs/sms.md has an example."""

from core.sms.providers import SmsError, SmsProvider, sms_provider
from core.sms.send import (
    BudgetSpent,
    follow,
    forget,
    newest_texts,
    send_sms,
    shows_texts,
    sms_left,
)

__all__ = [
    "BudgetSpent",
    "SmsError",
    "SmsProvider",
    "follow",
    "forget",
    "newest_texts",
    "send_sms",
    "shows_texts",
    "sms_left",
    "sms_provider",
]
