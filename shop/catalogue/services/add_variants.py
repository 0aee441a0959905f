"""Many new variants beside those that are there, each with its reference, price and stock."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from core.audit import record
from shop.catalogue.axes import Axes, axes_of, read_axes
from shop.catalogue.exceptions import NotWritten
from shop.catalogue.models import Product
from shop.catalogue.services.make_variants import make_variants
from shop.catalogue.services.refresh_listing import refresh_listing
from shop.catalogue.variants import MOST_VARIANTS, Key, key_of, variants_by_product
from shop.partner.models import StockRecord
from shop.partner.services.add_records import NewRecord, add_records


@dataclass(frozen=True, kw_only=True)
class NewVariant:
    """`values` by AXES (`("rouge", "S")`); `stock`: columns of the record."""

    product_id: int
    values: Key
    sku: str
    stock: dict[str, Any]


@transaction.atomic
def add_variants(variants: Sequence[NewVariant], *, by: Any) -> dict[str, str]:
    """What is there stays as it is. By its reference: why a variant was left out."""
    wanted = {new.product_id for new in variants}
    # Of two who add to one product at once the second finds what the first has added.
    rows = Product.objects.filter(pk__in=wanted).select_related("product_class").order_by("pk")
    products = {row.pk: row for row in rows.select_for_update(of=("self",))}
    there = variants_by_product(wanted)
    sold = set(
        StockRecord.objects.filter(product_id__in=wanted).values_list("product_id", flat=True)
    )
    axes = axes_of({row.product_class_id for row in products.values()})
    left: dict[str, str] = {}
    taken: list[NewVariant] = []
    keys = {pk: set(known) for pk, known in there.items()}
    room = {
        pk: MOST_VARIANTS - sum(child.is_public for child in known.values())
        for pk, known in there.items()
    }
    before = {pk: _offered(known.values()) for pk, known in there.items()}
    for new in variants:
        product = products.get(new.product_id)
        known = keys[new.product_id]
        code = _why_not(new, product, axes, known, alone=new.product_id in sold)
        if code or not room[new.product_id]:
            left[new.sku] = code or "too_many_variants"
            continue
        known.add(key_of(new.values))
        room[new.product_id] -= 1
        taken.append(new)
    made = make_variants([(products[new.product_id], new.values) for new in taken])
    add_records(
        NewRecord(product=child, partner_id=child.store_id, sku=new.sku, stock=new.stock)
        for new, child in zip(taken, made, strict=True)
    )
    grown: dict[int, list[str]] = defaultdict(list)
    for child in made:
        grown[child.parent_id].append(child.title)
    Product.objects.filter(pk__in=grown).exclude(structure=Product.PARENT).update(
        structure=Product.PARENT
    )
    refresh_listing(sorted(grown))
    for pk, titles in grown.items():
        after = sorted([*before[pk], *titles])
        record(
            products[pk],
            action="product.variants",
            by=by,
            before={"variants": before[pk]},
            after={"variants": after},
        )
    return left


def _offered(children: Any) -> list[str]:
    return sorted(child.title for child in children if child.is_public)


def _why_not(
    new: NewVariant, product: Any, axes: dict[Any, Axes], known: set[Key], *, alone: bool
) -> str:
    if product is None or product.is_child:
        return "gone"
    if alone:
        return "sold_alone"
    if key_of(new.values) in known:
        return "variant_there"
    try:
        read = read_axes(new.values, axes[product.product_class_id])
    except NotWritten:
        return "gone"
    return "" if read else "variant_nameless"
