"""What a machine can point at before a person decides. It decides nothing."""

import re
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Q
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from core.money import Money, format_money
from shop.moderation import looks
from shop.moderation.models import ForbiddenWord, PictureMark
from shop.moderation.prices import offered
from shop.search.stems import stem
from shop.search.words import words_of

# A number of Guinea has nine digits and begins with 6 or 7; one with a country's in front is any.
_BETWEEN = r"[ .\-/()\u00a0\u202f]?"
_PHONE = re.compile(
    rf"(?<![\w.])(?:(?:\+|00){_BETWEEN}\d(?:{_BETWEEN}\d){{7,14}}|[67](?:{_BETWEEN}\d){{8}})(?!\w)"
)
_LINK = re.compile(
    r"https?:|www\.|\b[\w-]+\.(?:com|net|org|info|gn|fr|me|io|shop|store|app|link|ly)\b|\S+@\S+\.\w"
    r"|\b(?:whatsapp|wa\.me|telegram|facebook|instagram|tiktok)\b",
    re.IGNORECASE,
)
# A thousands' group is a price: `1 250 000 GNF` is no phone number.
_AMOUNT = re.compile(r"\d{1,3}(?:[ .\u00a0\u202f]\d{3})+\s*(?:GNF|FG|francs?)\b", re.IGNORECASE)
# So many times more or less than the middle price of its category is worth a look.
FAR = 5


@dataclass(frozen=True)
class Hint:
    code: str
    text: str


def text_hints(*texts: str, watched: "WatchedWords | None" = None) -> list[Hint]:
    """Of all that is read of a product; one query, unless the watched words are at hand."""
    whole = " \n ".join(strip_tags(text.replace("<", " <")) for text in texts)
    found = []
    if words := (watched or WatchedWords()).found_in(whole):
        found.append(Hint("word", _("Mot à surveiller : %(words)s") % {"words": ", ".join(words)}))
    if has_phone(whole):
        found.append(Hint("phone", _("Le texte semble contenir un numéro de téléphone.")))
    if has_link(whole):
        found.append(Hint("link", _("Le texte semble contenir un lien ou une adresse.")))
    return found


def has_phone(text: str) -> bool:
    return bool(_PHONE.search(_AMOUNT.sub(" ", text)))


def has_link(text: str) -> bool:
    return bool(_LINK.search(text))


class WatchedWords:
    """The list, read once for many texts."""

    def __init__(self) -> None:
        rows = ForbiddenWord.objects.values_list("word", flat=True)
        self.stems = {word: stems for word in rows if (stems := _stems(word))}

    def found_in(self, text: str) -> list[str]:
        """Those that stand in it, whole and in their order."""
        said = f" {_stems(text)} "
        return [word for word, stems in self.stems.items() if f" {stems} " in said]


def _stems(text: str) -> str:
    return " ".join(stem(word) for word in words_of(text))


def price_hints(product: Any, middle: Decimal | None) -> list[Hint]:
    """How each price of it stands beside the middle one of its category."""
    if middle is None:
        return []
    far = [price for price in offered(product) if not middle / FAR <= price <= middle * FAR]
    if not far:
        return []
    text = _("Prix loin de celui du rayon : %(price)s, au milieu %(middle)s.") % {
        "price": ", ".join(format_money(Money.of(price)) for price in far),
        "middle": format_money(Money.of(middle)),
    }
    return [Hint("price", text)]


def same_pictures(keys: list[int]) -> dict[int, list[Any]]:
    """By product: marks of other stores' pictures that look like one of its own; two queries."""
    ours = [m for m in PictureMark.objects.filter(product_id__in=keys)]
    telling = [m for m in ours if looks.says_something(looks.read(m.bits))]
    if not telling:
        return {}
    asked = Q(pk__in=[])
    for place in range(1, 5):
        column = f"quarter_{place}"
        asked |= Q(**{f"{column}__in": {getattr(mark, column) for mark in telling}})
    found: dict[int, list[Any]] = defaultdict(list)
    near = list(PictureMark.objects.filter(asked).select_related("store", "product"))
    for mark in telling:
        bits = looks.read(mark.bits)
        for other in near:
            if other.store_id != mark.store_id and looks.are_alike(bits, looks.read(other.bits)):
                found[mark.product_id].append(other)
    return found


def picture_hints(alike: list[Any]) -> list[Hint]:
    stores = sorted({mark.store.name for mark in alike})
    if not stores:
        return []
    text = _("Photo déjà utilisée par une autre boutique : %(stores)s")
    return [Hint("picture", text % {"stores": ", ".join(stores[:3])})]
