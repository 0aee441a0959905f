from django.db import transaction

from accounts.models import User
from core.audit import record


@transaction.atomic
def keep_account(user: User) -> bool:
    """Take back the wish to be erased, for as long as it is one; says whether there was one."""
    asked = User.objects.filter(pk=user.pk, erased_at=None, erase_wanted_at__isnull=False)
    kept = bool(asked.update(erase_wanted_at=None))
    if kept:
        record(user, action="accounts.erasure_taken_back", by=user)
    return kept
