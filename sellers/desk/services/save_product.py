"""Bring what was typed at the desk to where it belongs.

Price and stock change at once. Words, pictures, category and facts of what is on sale are proposed
and wait for a moderator; of what is not on sale they are written.
"""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Q

from sellers.desk.models import Draft
from sellers.desk.services.propose_facts import propose_facts
from sellers.desk.services.watch_stock import watch_stock
from shop.catalogue.facts import Facts
from shop.catalogue.models import Product
from shop.catalogue.services.refresh_listing import refresh_listing
from shop.catalogue.services.set_pictures import set_pictures
from shop.catalogue.services.set_stock import set_stock
from shop.catalogue.services.set_variants import set_variants
from shop.catalogue.services.write_facts import write_facts
from shop.catalogue.shown import Shown
from shop.catalogue.states import Standing
from shop.catalogue.stock import Stock
from shop.catalogue.variants import Variant
from shop.partner.models import StockRecord


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What a whole form says. Neither stock nor variants: the person may not change them."""

    facts: Facts
    pictures: list[Shown]
    stock: Stock | None = None
    variants: list[Variant] | None = None
    # Whether all that was typed has found its place; otherwise it stays typed.
    whole: bool = True


def save_product(product: Product, *, entry: Entry, by: Any, mark: str) -> bool:
    """Whether something now waits for a moderator. `mark` names what was sent: it counts once."""
    with transaction.atomic():
        draft = Draft.objects.select_for_update().get(product=product)
        if draft.applied == mark:
            return False
        _hold_stock(product)
        row: Product = Product.objects.select_for_update(of=("self",)).get(pk=product.pk)
        proposed = False
        if row.standing == Standing.APPROVED:
            proposed = propose_facts(row, facts=entry.facts, pictures=entry.pictures, by=by)
        else:
            row = write_facts(row, facts=entry.facts, by=by)
            set_pictures(row, pictures=entry.pictures, by=by)
        _write_stock(row, entry, by=by)
        kept = {} if entry.whole else draft.typed
        Draft.objects.filter(pk=draft.pk).update(typed=kept, pictures=None, applied=mark)
    return proposed


def _hold_stock(product: Product) -> None:
    """Stock before the product, as everybody who sells or prices it: an order that holds the stock
    needs the product to end."""
    mine = StockRecord.objects.filter(Q(product=product) | Q(product__parent=product))
    list(mine.order_by("pk").select_for_update(of=("self",)).values_list("pk"))


def _write_stock(product: Product, entry: Entry, *, by: Any) -> None:
    if entry.variants is not None:
        set_variants(product, variants=entry.variants, by=by)
    if entry.stock is not None and not entry.variants:
        set_stock(product, stock=entry.stock, by=by)
    refresh_listing([product.pk])
    watch_stock([product.pk])
