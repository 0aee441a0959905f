"""What each store has to do with an order."""

from typing import Any

from core.money import Money


def store_parts(order: Any) -> list[tuple[Any, dict[str, Any]]]:
    """Each store with what its team is told: its own lines, never those of another."""
    lines: dict[Any, list[Any]] = {}
    for line in order.lines.select_related("partner"):
        if line.partner:
            lines.setdefault(line.partner, []).append(line)
    return [(store, _told(order, its_lines)) for store, its_lines in lines.items()]


def _told(order: Any, lines: list[Any]) -> dict[str, Any]:
    total = Money.of(sum(line.line_price_incl_tax for line in lines), order.currency)
    return {
        "kind": "order.new",
        "context": {
            "number": order.number,
            "items": sum(line.quantity for line in lines),
            "total": str(total),
        },
        "about": f"order:{order.pk}",
    }
