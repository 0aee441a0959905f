"""What an open form shows of a product's pictures."""

from sellers.desk.models import Draft
from shop.catalogue.shown import pictures_of


def shown_in(draft: Draft) -> list[tuple[str, str]]:
    """What the form shows: those of the draft, or else of the product."""
    return pictures_of(draft.product) if draft.shown is None else draft.shown
