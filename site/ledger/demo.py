"""What the till of the demo's market holds on the first day. Posted once, never edited."""

from core.demo import Advance, DemoPart, Market, facts, register_demo_part
from core.money import Money
from ledger.lines import Line
from ledger.models import AccountKind
from ledger.services.append_entry import append_entry


def load_opening(market: Market, advance: Advance) -> None:
    told = facts("ledger")
    lines = [Line(kind=AccountKind(t["kind"]), amount=Money(t["amount"])) for t in told["lines"]]
    rest = sum((line.amount for line in lines), Money(0))
    lines.append(Line(kind=AccountKind.OPENING, amount=-rest))
    append_entry(kind="opening", reference=told["reference"], lines=lines, note=told["note"])
    advance(1)


def size(market: Market) -> int:
    return 1


register_demo_part(DemoPart(name="ledger", load=load_opening, size=size))
