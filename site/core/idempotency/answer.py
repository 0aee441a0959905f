"""Do a write once for each key, however often it is sent."""

import re
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from core.idempotency.models import KeptAnswer

# A write that takes longer than this may be taken over; the first one's effect is then undone.
HOLD = timedelta(seconds=60)
KEEP = timedelta(hours=24)
KEY = re.compile(r"[\x21-\x7e]{1,200}")
# Nothing was decided: the same request may well succeed later.
PASSING = {401, 403, 408, 409, 423, 425, 429}


class BadKey(Exception):
    """A key is 1 to 200 printable characters without blanks."""


class KeyReused(Exception):
    """The key came before, with another body or address."""


class InFlight(Exception):
    """The first request with this key has not been answered yet."""


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    body: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    replayed: bool = False


class _Undo(Exception):
    """Roll the write back and hand its answer on."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer


def answer_once(*, scope: str, key: str, fingerprint: str, produce: Callable[[], Answer]) -> Answer:
    """The answer of `produce`, or the one that it gave before.

    Effect and answer are committed together, so a process killed half-way leaves neither. Answers
    that decide nothing (5xx, 429, …) are not kept, and what was written with them is undone.
    """
    if not KEY.fullmatch(key):
        raise BadKey
    holder = uuid.uuid4()
    kept = _take(scope=scope, key=key, fingerprint=fingerprint, holder=holder)
    if kept is not None:
        return kept
    mine = KeptAnswer.objects.filter(scope=scope, key=key, holder=holder)
    try:
        with transaction.atomic():
            answer = produce()
            if answer.status >= 500 or answer.status in PASSING:
                raise _Undo(answer)
            if not mine.update(status=answer.status, headers=answer.headers, body=answer.body):
                raise InFlight
    except _Undo as undone:
        mine.delete()
        return undone.answer
    except InFlight:
        raise
    except BaseException:
        mine.delete()
        raise
    return answer


def _take(*, scope: str, key: str, fingerprint: str, holder: uuid.UUID) -> Answer | None:
    """None when the write is ours to do."""
    now = timezone.now()
    held = {"holder": holder, "held_until": now + HOLD}
    try:
        with transaction.atomic():
            KeptAnswer.objects.create(scope=scope, key=key, fingerprint=fingerprint, **held)
    except IntegrityError:
        return _look_again(scope=scope, key=key, fingerprint=fingerprint, held=held)
    return None


def _look_again(
    *, scope: str, key: str, fingerprint: str, held: dict[str, object]
) -> Answer | None:
    found = KeptAnswer.objects.filter(scope=scope, key=key).first()
    if found is None:
        # Whoever held it gave up this very moment: whoever sends again will find the way free.
        raise InFlight
    if found.fingerprint != fingerprint:
        raise KeyReused
    if found.status is not None:
        return Answer(found.status, found.body, found.headers, replayed=True)
    stale = KeptAnswer.objects.filter(
        pk=found.pk, holder=found.holder, status=None, held_until__lte=timezone.now()
    )
    if not stale.update(**held):
        raise InFlight
    return None


def prune() -> int:
    """Forget keys after a day; whoever sends again so late means it."""
    return KeptAnswer.objects.filter(created_at__lte=timezone.now() - KEEP).delete()[0]
