from typing import Any

from django.utils import timezone

from notifications.models import Notice
from notifications.services.notify import notify


def tell_security(person: Any, *, what: str) -> Notice:
    """Tell a person that somebody, they hope themselves, has changed how their account opens."""
    return notify(
        person, kind="account.security", context={"what": what, "at": timezone.now().isoformat()}
    )
