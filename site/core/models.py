"""Rows that every room relies on."""

from core.lease.models import Lease
from core.outbox.models import OutboxMessage
from core.scheduled.models import ScheduledRun

__all__ = ["Lease", "OutboxMessage", "ScheduledRun"]
