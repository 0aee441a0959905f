from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.tokens.models import TokenFamily
from accounts.tokens.pair import ABSENCE, TokenPair, write_pair
from core.audit import record

# More programs than one person has; the one that was away longest makes room.
MOST = 20


@transaction.atomic
def open_family(user: User, *, device: str = "") -> TokenPair:
    """Let a program in for a person who has just proven to be that person."""
    now = timezone.now()
    family = TokenFamily.objects.create(
        user=user, device=device, created_at=now, used_at=now, expires_at=now + ABSENCE
    )
    newest = TokenFamily.objects.filter(user=user).order_by("-used_at", "-created_at")
    kept = list(newest.values_list("pk", flat=True)[:MOST])
    TokenFamily.objects.filter(user=user).exclude(pk__in=[family.pk, *kept]).delete()
    # An account that was open once is asked for no proof of its address again.
    User.objects.filter(pk=user.pk).update(last_login=now)
    record(user, action="user.program_let_in", by=user, note=device)
    return write_pair(family)
