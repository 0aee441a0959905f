"""Text messages: one call writes it, the outbox carries it. docs/sms.md has an example."""

from core.sms.providers import SmsError, SmsProvider, sms_provider
from core.sms.send import BudgetSpent, follow, forget, send_sms

__all__ = [
    "BudgetSpent",
    "SmsError",
    "SmsProvider",
    "follow",
    "forget",
    "send_sms",
    "sms_provider",
]
