from typing import Any

from django.db import transaction
from django.utils import timezone

from core.audit import record
from shop.moderation.exceptions import ModerationRefused
from shop.moderation.models import Case
from shop.moderation.permissions import must_judge
from shop.moderation.ports import reportable
from shop.moderation.services.answer_reports import answer_reports
from shop.moderation.states import ReportStatus


def decide_case(case: Case, *, by: Any, uphold: bool, reason: str = "") -> None:
    """Answer all open reports of one thing: it goes out of sight, or stands (again).

    `case` says how many had been read: of one more since then nothing is decided.
    """
    must_judge(by)
    if uphold and not reason.strip():
        raise ModerationRefused("no_reason")
    to = ReportStatus.UPHELD if uphold else ReportStatus.DISMISSED
    with transaction.atomic():
        read = Case.objects.filter(pk=case.pk, open_reports=case.open_reports, open_reports__gt=0)
        if not read.update(open_reports=0, open_of_standing=0):
            raise ModerationRefused("decided")
        record(case, action=f"case.{to.value}", by=by, note=reason.strip())
        _follow(case, by=by, uphold=uphold, reason=reason.strip())
        answer_reports(case, to=to)


def _follow(case: Case, *, by: Any, uphold: bool, reason: str) -> None:
    """What becomes of the thing itself; one that is gone needs nothing."""
    case.refresh_from_db()
    sort, target = reportable(case.kind), case.target
    if sort is None or target is None:
        return
    if uphold:
        # Asked of the thing itself: what the case remembers may be long over.
        if sort.suspend(target, by=by, reason=reason):
            Case.objects.filter(pk=case.pk).update(suspended_at=timezone.now())
    elif case.suspended_at:
        # Written first: who restores it finds nothing left to settle.
        Case.objects.filter(pk=case.pk).update(suspended_at=None)
        sort.restore(target, by=by, note=reason)
    case.refresh_from_db()
