from typing import Any

from django.db import transaction
from django.utils import timezone

from core.outbox import after_commit
from notifications.models import Notice


def renew_notice(recipient: Any, *, kind: str, context: dict[str, Any], about: str) -> bool:
    """Say the newest on the notice that is still unread; false where there is none to renew."""
    same = Notice.objects.filter(recipient=recipient, kind=kind, about=about, read_at=None)
    with transaction.atomic():
        notice = same.first()
        if notice is None or not same.filter(pk=notice.pk).update(
            context=context, created_at=timezone.now()
        ):
            return False
        after_commit("notifications.ring", pk=notice.pk)
    return True
