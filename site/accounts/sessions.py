"""Sessions of a person that no list of devices has: half a sign-in, an address typed as a guest."""

from collections.abc import Iterator
from importlib import import_module
from typing import Any

from django.conf import settings
from django.contrib.sessions.models import Session

from core.privacy import Subject

# How Django and allauth name an account in a session.
NAMES = frozenset({"_auth_user_id", "user_id", "user_pk"})
PIECE = 2000


def end_every_session(person: Subject) -> None:
    """What a session holds is encoded, so that no query finds it: each is opened. Expired ones
    too, they are rows as well."""
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    for key in [row.session_key for row in _rows() if _is_about(row.get_decoded(), person)]:
        store.delete(key)


def _rows() -> Iterator[Session]:
    return Session.objects.order_by("pk").iterator(chunk_size=PIECE)


def _is_about(data: dict[str, Any], person: Subject) -> bool:
    own = str(person.user.pk)
    proved = person.emails | person.phones
    if str(data.get("_auth_user_id", own)) != own:
        # Somebody else is signed in there.
        return False
    return any(
        (name in NAMES and str(value) == own) or str(value).lower() in proved
        for name, value in _leaves(data)
    )


def _leaves(data: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _leaves(value, str(key))
    elif isinstance(data, list):
        for value in data:
            yield from _leaves(value, name)
    else:
        yield name, data
