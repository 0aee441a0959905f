"""Order numbers that cannot be guessed or counted: MK-7F3K-9Q2D."""

import secrets

# Crockford's alphabet: no I, L, O or U, so that a number survives being read aloud.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def new_order_number() -> str:
    draw = "".join(secrets.choice(ALPHABET) for _ in range(8))
    return f"MK-{draw[:4]}-{draw[4:]}"
