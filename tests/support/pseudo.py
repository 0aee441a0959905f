"""A French that nobody speaks: every sentence grows, and runs from right to left.

What is seen with it is seen before N'Ko comes: places too narrow for longer words, sides that were
written down as left and right, sentences that no catalogue knows.
"""

import re
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from tests.support.locks import ROOT

SETTINGS = "tests.support.mirrored"
# Names to be filled in, marks, entities and addresses stay as they are.
FIXED = re.compile(r"(%\(\w+\)[a-z]|%[sd%]|\{\w*\}|<[^>]*>|&\w+;|\S+@\S+|https?://\S+|\S+/\S*)")
VOWELS = re.compile(r"[aeiouyàâéèêëîïôùû]", re.IGNORECASE)


def lengthen(sentence: str) -> str:
    """About half as long again, and no shorter word anywhere: each vowel is drawn out."""
    parts = FIXED.split(sentence)
    return "".join(
        part if place % 2 else VOWELS.sub(r"\g<0>\g<0>", part) for place, part in enumerate(parts)
    )


def write_catalogue(folder: Path) -> None:
    """Lay a French into `folder` in which each sentence of ours is lengthened."""
    with (ROOT / "locale" / "en" / "LC_MESSAGES" / "django.po").open("rb") as source:
        ours = read_po(source, locale="en")
    drawn_out = Catalog(locale="fr")
    for message in ours:
        if message.id:
            several = isinstance(message.id, tuple)
            longer = tuple(map(lengthen, message.id)) if several else lengthen(message.id)
            drawn_out.add(message.id, longer, context=message.context)
    place = folder / "fr" / "LC_MESSAGES"
    place.mkdir(parents=True)
    with (place / "django.mo").open("wb") as target:
        write_mo(target, drawn_out)
