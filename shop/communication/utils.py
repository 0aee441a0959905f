"""Oscar's letters, in the language of who reads them."""

from typing import Any

from django.utils import translation
from oscar.apps.communication import utils

from accounts.models import User


def reader_of(context: dict[str, Any]) -> User | None:
    """Whom a letter goes to, by what it speaks of."""
    for name in ("user", "order", "alert"):
        subject = context.get(name)
        person = subject if name == "user" else getattr(subject, "user", None)
        if isinstance(person, User):
            return person
    return None


class Dispatcher(utils.Dispatcher):  # type: ignore[misc]
    def get_messages(self, event_code: str, extra_context: dict[str, Any] | None = None) -> Any:
        reader = reader_of(extra_context or {})
        language = reader.language if reader else translation.get_language() or "fr"
        with translation.override(language):
            return super().get_messages(event_code, extra_context)
