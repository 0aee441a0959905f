from typing import Any

from django.db import transaction
from django.utils import timezone

from notifications.services.notify import notify
from shop.chat.exceptions import ChatRefused
from shop.chat.models import Message, Report
from shop.chat.selectors import DECIDE
from shop.chat.states import REPORT, ReportStatus


def decide_report(report: Report, *, by: Any, uphold: bool) -> Report:
    """Take the message away or let it stand, and tell who reported it."""
    if not by.has_perm(DECIDE):
        raise ChatRefused("not_yours")
    to = ReportStatus.UPHELD if uphold else ReportStatus.DISMISSED
    with transaction.atomic():
        REPORT.move(report, to=to, by=by)
        if uphold:
            Message.objects.filter(pk=report.message_id, removed_at=None).update(
                removed_at=timezone.now()
            )
        if report.reporter and report.reporter.is_active:
            notify(
                report.reporter,
                kind="report.decided",
                context={
                    "target": str(report.message.side.name),
                    "decision": str(to.label),
                },
                about=f"chat-report:{report.pk}",
            )
    return report
