"""Rows that every room relies on."""

from core.audit.models import AuditEntry
from core.exports.models import Export
from core.idempotency.models import KeptAnswer
from core.lease.models import Lease
from core.limits.models import Tally
from core.outbox.models import OutboxMessage
from core.scheduled.models import ScheduledRun
from core.sms.models import SmsDay, TextMessage

__all__ = [
    "AuditEntry",
    "Export",
    "KeptAnswer",
    "Lease",
    "OutboxMessage",
    "ScheduledRun",
    "SmsDay",
    "Tally",
    "TextMessage",
]
