from typing import Any

from ledger.guards import lay_guards


def on_migrated(**kwargs: Any) -> None:
    """Rebuilding a table drops its triggers, so they are laid after every migrate."""
    lay_guards(using=kwargs["using"])
