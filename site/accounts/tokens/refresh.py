"""Refresh tokens: `family.generation.mark`. Nothing that would open the door is stored.

The mark follows from the family, the person's password and our key: a generation is always the same
text, and whoever asks twice over a bad line is told the same successor.
"""

import base64
import re
import uuid
from dataclasses import dataclass

from django.utils.crypto import constant_time_compare, salted_hmac

from accounts.tokens.models import TokenFamily

LONGEST = 100
FORM = re.compile(r"([0-9a-f]{32})\.([1-9][0-9]{0,8})\.([A-Za-z0-9_-]{43})")


@dataclass(frozen=True, slots=True)
class Refresh:
    family: uuid.UUID
    generation: int
    mark: str


def write_refresh(family: TokenFamily) -> str:
    mark = _mark(family, generation=family.generation)
    return f"{family.pk.hex}.{family.generation}.{mark}"


def read_refresh(token: str) -> Refresh | None:
    """What a token says of itself; whether it is true only its family can tell."""
    found = FORM.fullmatch(token)
    if not found:
        return None
    return Refresh(family=uuid.UUID(found[1]), generation=int(found[2]), mark=found[3])


def is_genuine(refresh: Refresh, *, family: TokenFamily) -> bool:
    return constant_time_compare(refresh.mark, _mark(family, generation=refresh.generation))


def _mark(family: TokenFamily, *, generation: int) -> str:
    known = family.user.get_session_auth_hash()
    text = f"{family.pk.hex}:{generation}:{family.seed}:{known}"
    digest = salted_hmac("accounts.tokens.refresh", text, algorithm="sha256").digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
