"""The key by which push services know that it is us."""

import base64
from functools import cache

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

# The order of the curve P-256: a private key is a number below it, never 0.
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551


@cache
def private_key() -> ec.EllipticCurvePrivateKey:
    """VAPID_PRIVATE_KEY (32 bytes in base64url); without it, one that follows from SECRET_KEY."""
    given = settings.VAPID_PRIVATE_KEY
    if given:
        number = int.from_bytes(base64.urlsafe_b64decode(given + "=" * (-len(given) % 4)))
    else:
        drawn = HKDF(hashes.SHA256(), length=48, salt=None, info=b"makiti web push")
        number = int.from_bytes(drawn.derive(settings.SECRET_KEY.encode())) % (ORDER - 1) + 1
    return ec.derive_private_key(number, ec.SECP256R1())


def public_key() -> str:
    """What a browser must know to let us, and nobody else, tell it things."""
    numbers = private_key().public_key().public_numbers()
    raw = b"\x04" + numbers.x.to_bytes(32, "big") + numbers.y.to_bytes(32, "big")
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
