from typing import Any

from django.db import transaction

from core.audit import record
from shop.moderation.exceptions import ModerationRefused
from shop.moderation.models import Case
from shop.moderation.permissions import must_judge
from shop.moderation.ports import reportable


def restore_target(case: Case, *, by: Any) -> None:
    """One click, and what was suspended stands as it stood; its reports stay answered."""
    must_judge(by)
    with transaction.atomic():
        suspended = Case.objects.filter(pk=case.pk, suspended_at__isnull=False)
        if not suspended.update(suspended_at=None):
            raise ModerationRefused("decided")
        case.refresh_from_db()
        record(case, action="case.restored", by=by)
        sort, target = reportable(case.kind), case.target
        if sort is not None and target is not None:
            sort.restore(target, by=by, note="")
