"""Keep what is typed, so that leaving and coming back loses nothing."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from sellers.desk.exceptions import Overtaken
from sellers.desk.models import Draft, Typed
from shop.catalogue.models import Product


@dataclass(frozen=True)
class Hand:
    """An open page, and the version it has seen."""

    name: str
    version: int


def keep_draft(
    product: Product,
    *,
    hand: Hand,
    typed: Typed | None = None,
    pictures: list[tuple[str, str]] | None = None,
) -> Draft:
    """Compare and set; Overtaken where another page has kept something else in between.

    Holds the draft's row until the end of the transaction that is open. What is None stays.
    """
    with transaction.atomic():
        Draft.objects.get_or_create(product=product)
        changed: dict[str, Any] = {"version": F("version") + 1, "hand": hand.name}
        if typed is not None:
            changed["typed"] = typed
        if pictures is not None:
            changed["pictures"] = [list(one) for one in pictures]
        mine = Draft.objects.filter(_seen_by(hand), product=product)
        if not mine.update(**changed, kept_at=timezone.now()):
            raise Overtaken(Draft.objects.get(product=product))
        return Draft.objects.get(product=product)


def _seen_by(hand: Hand) -> Q:
    """What the page has seen, or has kept itself and never heard of."""
    return Q(version=hand.version) | Q(hand=hand.name)
