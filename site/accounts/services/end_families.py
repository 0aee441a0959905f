from typing import Any

from django.db import transaction

from accounts.models import User
from accounts.tokens.models import TokenFamily
from core.audit import record


@transaction.atomic
def end_families(user: User, *, why: str, by: Any = None) -> int:
    """Put every program of a person out; says how many were in."""
    ended, _ = TokenFamily.objects.filter(user=user).delete()
    if ended:
        record(user, action="user.programs_put_out", by=by, note=why)
    return ended
