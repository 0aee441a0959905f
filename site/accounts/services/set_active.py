from typing import Any

from allauth.usersessions.models import UserSession
from django.db import transaction

from accounts.models import User
from accounts.services.end_families import end_families
from core.audit import record


def set_active(person: User, *, active: bool, by: Any, reason: str) -> bool:
    """Shut somebody out, or let them in again; false where they were already, or are erased.

    Their sessions and programs end; all that is theirs stays as it is.
    """
    with transaction.atomic():
        rows = User.objects.filter(pk=person.pk, is_active=not active, erased_at=None)
        if not rows.update(is_active=active):
            return False
        person.is_active = active
        record(
            person,
            action="user.activated" if active else "user.deactivated",
            by=by,
            before={"is_active": not active},
            after={"is_active": active},
            note=reason,
        )
        if not active:
            end_families(person, why="shut out", by=by)
            for session in UserSession.objects.filter(user=person):
                session.end()
    return True
