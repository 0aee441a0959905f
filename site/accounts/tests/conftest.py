from typing import Any

import pytest
from django.utils.translation import get_language

from accounts.adapter import AccountAdapter
from core.limits import tally


@pytest.fixture
def languages_of_letters(monkeypatch: pytest.MonkeyPatch) -> list[str | None]:
    """The language in which each letter is written."""
    spoken: list[str | None] = []
    render = AccountAdapter.render_mail

    def listen(self: AccountAdapter, *args: Any, **kwargs: Any) -> Any:
        spoken.append(get_language())
        return render(self, *args, **kwargs)

    monkeypatch.setattr(AccountAdapter, "render_mail", listen)
    return spoken


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The clock of the counters; it stands still until `clock.now` is moved."""

    class Clock:
        now = 1_800_000_000.0

        def time(self) -> float:
            return self.now

    clock = Clock()
    monkeypatch.setattr(tally, "time", clock)
    return clock
