from datetime import UTC, datetime
from io import StringIO

import pytest

from core import demo
from core.demo import DemoPart, Market, demo_parts, register_demo_part
from core.progress import Progress


def _part(name: str, *after: str) -> DemoPart:
    return DemoPart(name=name, load=lambda market, advance: None, size=lambda m: 1, after=after)


def test_parts_come_after_those_they_stand_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo, "_parts", {})
    for part in (_part("orders", "products"), _part("products", "people"), _part("people")):
        register_demo_part(part)
    assert [part.name for part in demo_parts()] == ["people", "products", "orders"]


def test_days_are_counted_back_from_the_day_that_is_given() -> None:
    market = Market(today=datetime(2026, 3, 2, 23, 30, tzinfo=UTC))
    assert market.days_ago(2, hour=9).isoformat() == "2026-02-28T09:00:00+00:00"


def test_a_log_gets_a_line_every_tenth_and_no_more() -> None:
    out = StringIO()
    progress = Progress(total=200, stream=out)
    progress.name("products")
    for _ in range(200):
        progress.advance()
    progress.finish()
    lines = out.getvalue().splitlines()
    assert len(lines) == 12
    assert "  50 %" in lines[5]
    assert lines[-1].count("█") == 30
