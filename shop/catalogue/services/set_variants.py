"""The variants of a product, each with its price and its stock: `rouge, S`; `rouge, M`; …"""

from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from core.audit import record
from shop.catalogue.exceptions import NotWritten
from shop.catalogue.models import Product
from shop.catalogue.services.make_variants import make_variants
from shop.catalogue.services.refresh_listing import refresh_listing
from shop.catalogue.services.set_stock import set_stock
from shop.catalogue.variants import MOST_VARIANTS, Key, Variant, variants_of


def set_variants(product: Product, *, variants: list[Variant], by: Any) -> None:
    """Exactly these are offered from now on; none at all: the product is sold as it is.

    A variant that was ever on sale is only taken off it: orders and baskets name it.
    """
    _check(variants)
    with transaction.atomic():
        row = Product.objects.select_for_update(of=("self",)).get(pk=product.pk)
        before = [child.title for child in variants_of(row).values() if child.is_public]
        if variants:
            _become(row, Product.PARENT)
            for variant, child in _children(row, variants):
                set_stock(child, stock=variant.stock, by=by)
        _take_off(row, keep={variant.key for variant in variants})
        if not variants:
            _become(row, Product.STANDALONE)
        refresh_listing([row.pk])
        after = [child.title for child in variants_of(row).values() if child.is_public]
        if sorted(before) != sorted(after):
            record(
                row,
                action="product.variants",
                by=by,
                before={"variants": sorted(before)},
                after={"variants": sorted(after)},
            )
    product.structure = row.structure


def _check(variants: list[Variant]) -> None:
    if len(variants) > MOST_VARIANTS:
        raise NotWritten(_("Cent variantes au plus."), field="variants")
    keys = [variant.key for variant in variants]
    if len(set(keys)) < len(keys):
        raise NotWritten(_("Deux variantes sont les mêmes."), field="variants")
    if any(not variant.name for variant in variants):
        raise NotWritten(_("Dites la couleur ou la taille de chaque variante."), field="variants")


def _become(product: Product, structure: str) -> None:
    if product.structure == structure:
        return
    Product.objects.filter(pk=product.pk).update(structure=structure)
    product.structure = structure


def _children(product: Product, variants: list[Variant]) -> Iterator[tuple[Variant, Product]]:
    """The row of each, new where there was none."""
    there = variants_of(product)
    new = [variant for variant in variants if variant.key not in there]
    made = make_variants([(product, variant.values) for variant in new])
    fresh = dict(zip((variant.key for variant in new), made, strict=True))
    own = product.stockrecords.order_by("pk").first()
    for variant in variants:
        child = fresh.get(variant.key) or there[variant.key]
        if variant.key in fresh:
            if own is not None:
                # What was sold as it is goes on as the first variant: orders hold on to this row.
                type(own).objects.filter(pk=own.pk).update(product=child)
                own = None
        elif not child.is_public:
            Product.objects.filter(pk=child.pk).update(is_public=True)
        yield variant, child
    if own is not None:
        # Nothing is left to sell of what the product was before.
        type(own).objects.filter(pk=own.pk).update(num_in_stock=Coalesce(F("num_allocated"), 0))


def _take_off(product: Product, *, keep: set[Key]) -> None:
    """What a draft had is gone, what shoppers may have seen stays as a row that nobody sees."""
    gone = [child.pk for key, child in variants_of(product).items() if key not in keep]
    rows = Product.objects.filter(pk__in=gone)
    if product.was_offered:
        rows.update(is_public=False)
        return
    rows.delete()
