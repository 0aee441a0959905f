"""Doors, work that waits, exports, who changed what: core and notifications."""

from typing import Any

from core.exports import ask_export
from core.models import OutboxMessage
from tests.roles.office import ROLES, Row


def _work(market: Any) -> dict[str, Any]:
    return {"pk": OutboxMessage.objects.create(task="t.lost", status="dead").pk}


def _export(market: Any) -> dict[str, Any]:
    """The superuser's: what one has asked for is nobody else's."""
    return {"key": ask_export(market.people["superuser"], kind="products", format="csv").key}


# Who has a table to take along: of customers, of orders.
EXPORTS = "moderator operator finance superuser"
ADDRESSES = {
    # Who is signed in and comes here was turned away elsewhere.
    "to_sign_in": Row(""),
    "admin/password_reset/": Row(" ".join(ROLES)),
    "core_outbox": Row(),
    "core_outbox_results": Row(),
    "core_outbox_replay": Row(only_sent=True),
    "core_outbox_message": Row(values=_work),
    "core_exports": Row(EXPORTS, hidden=True),
    "core_export_ask": Row("", only_sent=True, hidden=True),
    "core_export": Row(hidden=True, values=_export),
    "core_changes": Row(),
    "core_changes_results": Row(),
    "notifications_deliveries": Row(),
    "notifications_deliveries_results": Row(),
}
