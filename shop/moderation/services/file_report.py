from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext, override

from core.audit import record
from core.limits import take
from notifications.services.notify import notify
from shop.moderation.exceptions import ModerationRefused
from shop.moderation.limits import REPORT
from shop.moderation.models import Case, Report
from shop.moderation.permissions import case_moderators
from shop.moderation.ports import Reportable, reportable
from shop.moderation.states import ReportStatus
from shop.moderation.trust import ENOUGH, is_of_standing

MANY = "Plusieurs personnes l’ont signalé."


@dataclass(frozen=True)
class Said:
    reason: str
    note: str = ""


def file_report(person: Any, *, kind: str, key: str, said: Said) -> Report:
    """Say of something that it should not stand; one open word a person.

    The tenth of people of standing takes it out of sight until somebody has looked.
    """
    sort = reportable(kind)
    target = sort.find(key) if sort else None
    if sort is None or target is None or not sort.is_seen(target):
        raise ModerationRefused("gone")
    if any(owner.pk == person.pk for owner in sort.owners(target)):
        raise ModerationRefused("own")
    filed = Report.objects.filter(
        case__kind=kind,
        case__target_id=sort.key(target),
        reporter=person,
        status=ReportStatus.OPEN,
    ).first()
    if filed:
        return filed
    if not take(REPORT, str(person.pk)):
        raise ModerationRefused("too_fast")
    case = _case_of(kind, sort.key(target), title=sort.title(target)[:200])
    with transaction.atomic():
        try:
            with transaction.atomic():
                filed = Report.objects.create(
                    case=case,
                    reporter=person,
                    reason=Report.Reason(said.reason),
                    note=said.note[:500],
                    of_standing=is_of_standing(person),
                )
        except IntegrityError:
            # Two taps at once: the first one stands.
            return Report.objects.get(case=case, reporter=person, status=ReportStatus.OPEN)
        record(case, action="case.reported", by=person, after={"reason": filed.reason})
        if _count(case, filed) >= ENOUGH and not case.suspended_at:
            _suspend(case, sort, target)
        elif case.open_reports == 1:
            _tell_moderators(case, str(filed.get_reason_display()))
    return filed


def _case_of(kind: str, key: str, *, title: str) -> Case:
    return Case.objects.get_or_create(kind=kind, target_id=key, defaults={"title": title})[0]


def _count(case: Case, filed: Report) -> int:
    """Which of standing this one is, 0 where it is none: the row's lock counts them one by one."""
    Case.objects.filter(pk=case.pk).update(
        open_reports=F("open_reports") + 1,
        open_of_standing=F("open_of_standing") + int(filed.of_standing),
        last_at=timezone.now(),
    )
    case.refresh_from_db()
    return case.open_of_standing if filed.of_standing else 0


def _suspend(case: Case, sort: Reportable, target: Any) -> None:
    with override("fr"):
        reason = gettext(MANY)
    if sort.suspend(target, by=None, reason=reason):
        case.suspended_at = timezone.now()
        case.save(update_fields=["suspended_at"])
        record(case, action="case.suspended", note=reason)
    elif case.open_of_standing > ENOUGH:
        # Nothing that reports could take away; they have been told of it at the tenth.
        return
    _tell_moderators(case, reason)


def _tell_moderators(case: Case, reason: str) -> None:
    for moderator in case_moderators().order_by("pk"):
        notify(
            moderator,
            kind="report.filed",
            context={"target": case.title, "reason": reason},
            about=f"case:{case.pk}",
        )
