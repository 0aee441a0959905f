"""What the services of the catalogue refuse, in sentences that can stand beside a field."""

from django.core.exceptions import ValidationError


class NotWritten(ValidationError):
    """Nothing has changed; `field` says beside what the sentence belongs."""

    def __init__(self, message: object, *, field: str = "") -> None:
        super().__init__(message)  # type: ignore[arg-type]
        self.field = field
