from django.utils import timezone

from notifications.services.notify import notify
from shop.moderation.models import Case, Report
from shop.moderation.states import ReportStatus


def answer_reports(case: Case, *, to: ReportStatus) -> None:
    """Answer what is open of a case and tell whoever said it, in the caller's transaction."""
    rows = Report.objects.filter(case=case, status=ReportStatus.OPEN)
    people = [r.reporter for r in rows.select_related("reporter").order_by("reporter_id")]
    rows.update(status=to, decided_at=timezone.now())
    for person in people:
        if person is not None and person.is_active:
            notify(
                person,
                kind="report.decided",
                context={"target": case.title, "decision": to.value},
                about=f"case:{case.pk}",
            )
