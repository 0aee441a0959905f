"""Who has not been here for a year is deactivated, a month after notice; nothing of theirs goes."""

from datetime import datetime, timedelta
from typing import Any

from allauth.usersessions.models import UserSession
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from accounts.models import TokenFamily, User
from accounts.services.set_active import set_active
from core.audit import history_of, record
from notifications.services.notify import notify
from shop.order.models import Order

UNUSED = timedelta(days=365)
NOTICE = timedelta(days=30)
WARNED = "user.idle_warned"


def expire_accounts(now: datetime | None = None, *, dry_run: bool = False) -> dict[str, int]:
    """How many were given notice and deactivated, or would be."""
    now = now or timezone.now()
    done = {"noticed": 0, "deactivated": 0}
    for pk in list(_unused(now - UNUSED + NOTICE).values_list("pk", flat=True)):
        step = _step(pk, now=now, dry_run=dry_run)
        if step:
            done[step] += 1
    return done


def _unused(since: datetime) -> "QuerySet[User]":
    """No sign-in, no page, no program, no order since; the team's accounts are the team's."""
    seen = UserSession.objects.filter(user=OuterRef("pk"), last_seen_at__gt=since)
    programs = TokenFamily.objects.filter(user=OuterRef("pk"), used_at__gt=since)
    bought = Order.objects.filter(user=OuterRef("pk"), date_placed__gt=since)
    rows = User.objects.filter(
        Q(last_login=None) | Q(last_login__lte=since),
        ~Exists(seen),
        ~Exists(programs),
        ~Exists(bought),
        is_active=True,
        is_staff=False,
        is_superuser=False,
        groups=None,
        date_joined__lte=since,
    )
    return rows.order_by("pk")


def _step(pk: int, *, now: datetime, dry_run: bool) -> str:
    with transaction.atomic():
        # Held: two jobs at once give notice once.
        person = User.objects.select_for_update(of=("self",)).get(pk=pk)
        warned = _warned_at(person)
        if warned is None:
            step = "noticed"
        elif now - warned >= NOTICE and _unused(now - UNUSED).filter(pk=pk).exists():
            step = "deactivated"
        else:
            return ""
        if dry_run:
            return step
        if step == "deactivated":
            return step if set_active(person, active=False, by=None, reason=WARNED) else ""
        record(person, action=WARNED)
        day = (now + NOTICE).date().isoformat()
        notify(person, kind="account.idle", context={"day": day}, about=f"person:{pk}")
    return step


def _warned_at(person: Any) -> datetime | None:
    """Of the notice that nothing has happened since; signing in or being let in again undoes it."""
    last = history_of(person).filter(action__startswith="user.").first()
    if last is None or last.action != WARNED:
        return None
    return None if person.last_login and person.last_login > last.at else last.at
