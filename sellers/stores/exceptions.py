from typing import Any


class StoreRefused(Exception):
    """Not done, and nothing changed; `message` can stand beside the field."""

    def __init__(self, message: Any) -> None:
        super().__init__(str(message))
        self.message = message
