"""Rows that every room relies on."""

from core.outbox.models import OutboxMessage

__all__ = ["OutboxMessage"]
