"""Which letters an SMS of 160 signs carries; one foreign letter halves it, doubles its price."""

import unicodedata

BASIC = set(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    "ÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
# Each of these counts twice.
EXTENDED = set("^{}\\[~]|€\f")
LIKE = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"', "–": "-", "—": "-", "…": "...",
     "œ": "oe", "Œ": "OE", "\u00a0": " ", "\u202f": " ", "ç": "c", "·": "-"}
)  # fmt: skip
LONGEST = 160


def to_gsm7(text: str) -> str:
    """The same words in letters that an SMS has; what has no likeness is left out."""
    return "".join(map(_letter, text.translate(LIKE)))


def _letter(letter: str) -> str:
    if letter in BASIC or letter in EXTENDED:
        return letter
    plain = unicodedata.normalize("NFKD", letter)
    return "".join(part for part in plain if part in BASIC)


def length_of(text: str) -> int:
    return sum(2 if letter in EXTENDED else 1 for letter in text)
