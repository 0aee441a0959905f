"""What the tests of the core's parts share."""

from collections.abc import Callable

import pytest

from core import outbox
from core.outbox import handlers


@pytest.fixture
def handle(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Register a handler for this test only."""
    monkeypatch.setattr(handlers, "_handlers", dict(handlers._handlers))

    def register(task: str, function: Callable[..., None], *, outside: bool = False) -> None:
        outbox.handles(task, outside=outside)(function)

    return register
