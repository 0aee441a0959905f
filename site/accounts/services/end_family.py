from typing import Any

from django.db import transaction

from accounts.tokens.models import TokenFamily
from core.audit import record


@transaction.atomic
def end_family(family: TokenFamily, *, why: str, by: Any = None) -> bool:
    """Put one program out, with every token it holds; says whether it was in."""
    ended, _ = TokenFamily.objects.filter(pk=family.pk).delete()
    if ended:
        note = f"{why} {family.device}".strip()
        record(family.user, action="user.program_put_out", by=by, note=note)
    return bool(ended)
