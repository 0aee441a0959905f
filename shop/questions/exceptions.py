from typing import Any


class QuestionRefused(Exception):
    """Why it cannot be published so; `field` is where the form says it."""

    def __init__(self, message: Any, *, field: str = "") -> None:
        super().__init__(str(message))
        self.message, self.field = message, field


class QuestionOvertaken(QuestionRefused):
    """Somebody of the team has rewritten it since it was read."""
