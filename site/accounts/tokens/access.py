"""Access tokens: JSON Web Tokens of one kind, signed by one key, for one audience."""

import uuid
from datetime import datetime, timedelta
from typing import Any

import jwt
from django.conf import settings
from django.utils import timezone
from django.utils.crypto import salted_hmac

from accounts.tokens.models import TokenFamily

LIFETIME = timedelta(minutes=10)
ALGORITHM = "HS256"
KIND = "at+jwt"
AUDIENCE = "makiti-api"
CLAIMS = ["iss", "aud", "sub", "fam", "pwd", "iat", "exp"]
LONGEST = 1000


def write_access(family: TokenFamily) -> tuple[str, datetime]:
    now = timezone.now().replace(microsecond=0)
    until = now + LIFETIME
    claims = {
        "iss": settings.SITE_URL,
        "aud": AUDIENCE,
        "sub": str(family.user_id),
        "fam": family.pk.hex,
        "pwd": _password_mark(family),
        "iat": now,
        "exp": until,
    }
    return jwt.encode(claims, _key(), algorithm=ALGORITHM, headers={"typ": KIND}), until


def read_access(token: str) -> TokenFamily | None:
    """The family that it speaks for, with its person; one query, so what has ended is out at once.

    Which algorithm, key, issuer and audience hold is said here and never by the token.
    """
    claims = _claims(token)
    if claims is None:
        return None
    family = (
        TokenFamily.objects.select_related("user")
        .filter(pk=claims["fam"], user__is_active=True, expires_at__gt=timezone.now())
        .first()
    )
    if family is None:
        return None
    said, true = (claims["sub"], claims["pwd"]), (str(family.user_id), _password_mark(family))
    return family if said == true else None


def _claims(token: str) -> dict[str, Any] | None:
    if len(token) > LONGEST:
        return None
    try:
        read = jwt.decode_complete(
            token,
            _key(),
            algorithms=[ALGORITHM],
            audience=AUDIENCE,
            issuer=settings.SITE_URL,
            options={"require": CLAIMS, "strict_aud": True},
        )
        claims: dict[str, Any] = read["payload"]
        claims["fam"] = uuid.UUID(hex=claims["fam"])
    except (jwt.InvalidTokenError, ValueError, TypeError, AttributeError, RecursionError):
        return None
    return claims if read["header"].get("typ") == KIND else None


def _password_mark(family: TokenFamily) -> str:
    """A new password, whoever set it and by which way, ends what the old one opened."""
    return family.user.get_session_auth_hash()[:16]


def _key() -> bytes:
    return salted_hmac("accounts.tokens.access", "key", algorithm="sha256").digest()
