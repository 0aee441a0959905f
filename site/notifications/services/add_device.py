from typing import Any

from django.db import IntegrityError, transaction

from notifications.models import PushDevice

# A person's newest; whoever has more has changed phones.
MOST = 10


def add_device(
    person: Any, *, session_key: str, endpoint: str, p256dh: str, auth: str, user_agent: str
) -> PushDevice:
    """Let this browser show the person's notices until they sign out there; twice is once."""
    told = {"p256dh": p256dh, "auth": auth, "user_agent": user_agent[:300]}
    try:
        return _add(person, session_key=session_key, endpoint=endpoint, told=told)
    except IntegrityError:
        # Linked at the same moment from another sign-in of the same browser: the last one stands.
        return _add(person, session_key=session_key, endpoint=endpoint, told=told)


@transaction.atomic
def _add(person: Any, *, session_key: str, endpoint: str, told: dict[str, str]) -> PushDevice:
    # A browser has one address: who was told through it before is not told here any more.
    PushDevice.objects.filter(endpoint=endpoint).exclude(session_key=session_key).delete()
    device, _created = PushDevice.objects.update_or_create(
        session_key=session_key,
        defaults={"person": person, "endpoint": endpoint, **told},
    )
    mine = PushDevice.objects.filter(person=person)
    newest = list(mine.values_list("pk", flat=True)[:MOST])
    mine.exclude(pk__in=newest).delete()
    return device
