from typing import Any

from django.db import IntegrityError, transaction

from core.limits import take
from notifications.services.notify import notify
from shop.chat.exceptions import ChatRefused
from shop.chat.limits import REPORT
from shop.chat.models import Message, Report
from shop.chat.selectors import moderators, side_of


def report_message(person: Any, *, message: Message, reason: str, note: str = "") -> Report:
    """Say of the other side's message that it should not stand; once each."""
    side = side_of(person, conversation=message.conversation)
    if side is None or side.pk == message.side_id:
        raise ChatRefused("not_yours")
    if filed := Report.objects.filter(message=message, reporter=person).first():
        return filed
    if not take(REPORT, str(person.pk)):
        raise ChatRefused("too_fast")
    try:
        with transaction.atomic():
            filed = Report.objects.create(
                message=message, reporter=person, reason=Report.Reason(reason), note=note[:500]
            )
            for moderator in moderators():
                notify(
                    moderator,
                    kind="report.filed",
                    context={
                        "target": str(message.side.name),
                        "reason": str(filed.get_reason_display()),
                    },
                    about=f"chat-report:{filed.pk}",
                )
    except IntegrityError:
        return Report.objects.get(message=message, reporter=person)
    return filed
