from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.privacy import subject_of
from accounts.services.erase_person import CannotGoYetError
from core.audit import record
from core.privacy import hindrances_for, waits_until


@transaction.atomic
def ask_erasure(user: User) -> datetime:
    """Be erased once what is still on its way has come; returns the day.

    Only where time alone stands in the way: who is of a team leaves it first.
    """
    reasons = hindrances_for(subject_of(user))
    until = waits_until(reasons)
    if until is None:
        raise CannotGoYetError(reasons)
    asked = User.objects.filter(pk=user.pk, erased_at=None, erase_wanted_at=None)
    if asked.update(erase_wanted_at=timezone.now()):
        record(user, action="accounts.erasure_asked", by=user)
    return until
