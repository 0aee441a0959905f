from typing import Any

from django.db import transaction

from core.audit import record
from shop.moderation.models import Case
from shop.moderation.services.answer_reports import answer_reports
from shop.moderation.states import ReportStatus


def settle_case(kind: str, *, key: str, by: Any) -> bool:
    """What reports had suspended stands again by a way of its own: they are answered by that.

    Otherwise the case would take it for suspended for good, and no report weigh anything. False
    where reports had not suspended it.
    """
    with transaction.atomic():
        suspended = Case.objects.filter(kind=kind, target_id=key, suspended_at__isnull=False)
        case = suspended.select_for_update(of=("self",)).first()
        if case is None:
            return False
        case.suspended_at, case.open_reports, case.open_of_standing = None, 0, 0
        case.save(update_fields=["suspended_at", "open_reports", "open_of_standing"])
        record(case, action="case.restored", by=by)
        answer_reports(case, to=ReportStatus.DISMISSED)
    return True
