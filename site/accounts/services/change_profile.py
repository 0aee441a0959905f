from typing import Any

from django.db import transaction

from accounts.models import User
from core.audit import record

FIELDS = ("first_name", "last_name", "language")


@transaction.atomic
def change_profile(user: User, *, changes: dict[str, Any]) -> bool:
    """Change what a person calls themselves and their language; says whether anything changed."""
    wanted = {name: changes[name] for name in FIELDS if name in changes}
    before = {name: getattr(user, name) for name in wanted}
    new = {name: value for name, value in wanted.items() if value != before[name]}
    if not new:
        return False
    for name, value in new.items():
        setattr(user, name, value)
    user.save(update_fields=list(new))
    old = {name: before[name] for name in new}
    record(user, action="user.profile_changed", by=user, before=old, after=new)
    return True
