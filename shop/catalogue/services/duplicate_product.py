"""A draft that begins as a copy of another product of the same store."""

from dataclasses import replace
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from core.audit import record
from core.money import Money
from shop.catalogue.facts import LONGEST_TITLE, facts_of
from shop.catalogue.models import Product
from shop.catalogue.services.begin_product import begin_product
from shop.catalogue.services.set_pictures import set_pictures
from shop.catalogue.services.set_stock import set_stock
from shop.catalogue.services.set_variants import set_variants
from shop.catalogue.services.write_facts import write_facts
from shop.catalogue.shown import pictures_of
from shop.catalogue.stock import Stock
from shop.catalogue.variants import Variant, values_of, variants_of


def duplicate_product(product: Product, *, by: Any) -> Product:
    """The same words, pictures, variants and prices; nothing in stock yet."""
    with transaction.atomic():
        facts = facts_of(product)
        ending = _(" (copie)")
        title = f"{facts.title[: LONGEST_TITLE - len(ending)]}{ending}"
        copy = begin_product(product.store, title=title, by=by)
        write_facts(copy, facts=replace(facts, title=title), by=by)
        set_pictures(copy, pictures=pictures_of(product), by=by)
        variants = [
            Variant(values=values_of(child), stock=stock)
            for child in variants_of(product).values()
            if child.is_public and (stock := _priced(child))
        ]
        if variants:
            set_variants(copy, variants=variants, by=by)
        elif stock := _priced(product):
            set_stock(copy, stock=stock, by=by)
        record(copy, action="product.copied", by=by, after={"of": product.pk})
    copy.refresh_from_db()
    return copy


def _priced(product: Product) -> Stock | None:
    row = product.stockrecords.order_by("pk").first()
    if row is None or row.price is None:
        return None
    return Stock(price=Money.of(row.price), pieces=0, threshold=row.low_stock_threshold)
