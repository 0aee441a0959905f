"""The one step that must be taken once, however many ask for it at the same time."""

from datetime import timedelta

from django.utils import timezone

from accounts.tokens.models import TokenFamily
from accounts.tokens.pair import ABSENCE

# A bad line repeats requests: who sends the token before within this time gets the same successor.
REPEAT = timedelta(seconds=30)


def advance(family: TokenFamily) -> bool:
    """To the next generation, if it still stands where it was read: a compare-and-set."""
    now = timezone.now()
    step = {"generation": family.generation + 1, "used_at": now, "expires_at": now + ABSENCE}
    standing = TokenFamily.objects.filter(pk=family.pk, generation=family.generation)
    if not standing.update(**step):
        return False
    for name, value in step.items():
        setattr(family, name, value)
    return True


def is_repeat(generation: int, *, family: TokenFamily) -> bool:
    """Whether it is the token just before, so lately that it is the same request again."""
    return generation == family.generation - 1 and family.used_at > timezone.now() - REPEAT
