"""What may be written, and what leads out of the house."""

import re
import unicodedata
from functools import cache
from urllib.parse import urlsplit

from django.conf import settings

LONGEST = 4000
# They turn the direction of what follows: an address would read as another one.
TURNING = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
APART = re.compile(r"[\s<>()\[\]{}\"“”«»,;|]+")
BARE = re.compile(r"(?:[^\W_](?:[\w-]{0,62})\.)+([a-z]{2,24})(?:[:/?#].*)?", re.IGNORECASE)
# Without a scheme only what surely is an address; "merci.bonne journée" is none.
_ENDINGS = (
    "com net org info biz io me co app dev shop store online site website link click xyz top page"
    " live fr gn sn ml ci uk us de cn ru tk ly africa eu ca be ma tg bj ng gh"
)
ENDINGS = set(_ENDINGS.split())


def clean_text(text: str) -> str:
    """As it is kept: whole letters, lines and tabs, nothing that steers a screen."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    kept = (c for c in text if c in "\n\t" or _is_letter(c))
    return "".join(kept).strip()


def _is_letter(char: str) -> bool:
    return unicodedata.category(char) not in {"Cc", "Cs"} and char not in TURNING


def leads_outside(text: str) -> bool:
    """Whether it names an address that is not ours; the page warns of it, nothing is clickable."""
    return any(_is_outside(word) for word in APART.split(text) if "." in word or "://" in word)


def _is_outside(word: str) -> bool:
    word = word.strip(".…!?'’:*_").lower()
    if "@" in word.split("/")[0] and "://" not in word:
        return False
    if "://" in word or word.startswith("www."):
        host = _host(word if "://" in word else f"//{word}")
        return host not in our_hosts()
    found = BARE.fullmatch(word)
    if not found or found[1] not in ENDINGS:
        return False
    return _host(f"//{word}") not in our_hosts()


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


@cache
def our_hosts() -> frozenset[str]:
    host = urlsplit(settings.SITE_URL).hostname or ""
    return frozenset({host, f"www.{host}"})
