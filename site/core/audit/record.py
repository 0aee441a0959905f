"""Write one line of history, and read a thing's history."""

from typing import Any

from django.db import models

from core.audit.models import AuditEntry
from core.audit.origin import current_origin

# How Wagtail's history names our lines; registered in core.wagtail_hooks.
WAGTAIL_ACTION = "core.change"


def record(
    target: models.Model,
    *,
    action: str,
    by: Any = None,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    note: str = "",
) -> AuditEntry:
    """One row in the transaction that is open; only what differs is kept of before and after."""
    before, after = _differing(before or {}, after or {})
    origin = current_origin()
    actor = by if by is not None and by.pk else None
    entry = AuditEntry.objects.create(
        actor=actor,
        action=action,
        target_type=target._meta.label_lower,
        target_id=str(target.pk),
        target_text=str(target)[:200],
        before=before,
        after=after,
        note=note,
        channel=origin.channel,
        address=origin.address,
        device=origin.device,
    )
    if _has_wagtail_history(type(target)):
        from wagtail.log_actions import log

        log(
            target,
            WAGTAIL_ACTION,
            user=actor,
            data={"action": action, "before": before, "after": after, "note": note},
        )
    return entry


def history_of(target: models.Model) -> models.QuerySet[AuditEntry]:
    """Newest first."""
    return (
        AuditEntry.objects.filter(target_type=target._meta.label_lower, target_id=str(target.pk))
        .select_related("actor")
        .order_by("-id")
    )


def _differing(
    before: dict[str, Any], after: dict[str, Any]
) -> tuple[dict[str, Any], dict[str, Any]]:
    same = {name for name in before.keys() & after.keys() if before[name] == after[name]}
    return (
        {name: value for name, value in before.items() if name not in same},
        {name: value for name, value in after.items() if name not in same},
    )


def _has_wagtail_history(model: type[models.Model]) -> bool:
    """Pages, and every model that somebody gave an edit view in the back office."""
    # Late: this module is loaded with the first models, before Wagtail's can be.
    from wagtail.admin.admin_url_finder import finder_classes
    from wagtail.hooks import search_for_hooks
    from wagtail.models import Page

    search_for_hooks()
    return issubclass(model, Page) or finder_classes.get_by_type(model) is not None
