"""What rows bring that is not there yet: articles, and variants of old and new products."""

from collections.abc import Sequence
from typing import Any

from sellers.desk.imports.checking import wanted_of
from sellers.desk.imports.known import Kinds, products_named
from sellers.desk.imports.models import ImportRow, ProductReference
from sellers.desk.imports.saying import attributes_in
from sellers.desk.imports.variants import values_in
from sellers.desk.naming import WatchedWords, is_seen_at_once
from shop.catalogue.attributes import value_for
from shop.catalogue.services.add_variants import NewVariant, add_variants
from shop.catalogue.services.create_products import NewProduct, create_products
from shop.catalogue.variants import AXES
from shop.partner.models import Partner, StockRecord

Outcome = ImportRow.Outcome
# Of each row its outcome, and the code of why where it was refused.
Told = dict[int, tuple[str, str]]


def make_new(partner: Partner, rows: Sequence[ImportRow], *, kinds: Kinds, by: Any) -> Told:
    alone = [row for row in rows if "parent" not in row.data]
    create_products(partner, products=[_product(row, kinds) for row in alone], by=by)
    told: Told = {row.pk: (Outcome.CREATED, "") for row in alone}
    variants = [row for row in rows if "parent" in row.data]
    return told | _make_variants(partner, variants, kinds=kinds, by=by)


def _make_variants(partner: Partner, rows: list[ImportRow], *, kinds: Kinds, by: Any) -> Told:
    """Of a product that is not there the first row makes it; the rest joins it, also later ones."""
    if not rows:
        return {}
    found = products_named(partner, (row.data["parent"] for row in rows))
    # What was there when the file was looked at, and is gone, is not made anew.
    makers = {
        row.data["parent"]: row
        for row in reversed(rows)
        if row.data["parent"] not in found and row.data.get("title")
    }
    made = create_products(
        partner, products=[_parent(row, kinds) for row in makers.values()], by=by
    )
    ProductReference.objects.bulk_create(
        ProductReference(partner=partner, product=product, name=name)
        for name, product in zip(makers, made, strict=True)
    )
    found |= dict(zip(makers, made, strict=True))
    words = WatchedWords()
    refused = {row.sku: code for row in rows if (code := _why_not(row, found, words))}
    new = [_variant(row, found) for row in rows if row.sku not in refused]
    refused |= add_variants(new, by=by)
    return {
        row.pk: (Outcome.REFUSED, refused[row.sku]) if row.sku in refused else (Outcome.CREATED, "")
        for row in rows
    }


def _why_not(row: ImportRow, found: dict[str, Any], words: WatchedWords) -> str:
    product = found.get(row.data["parent"])
    if product is None:
        return "gone"
    # It may have come on sale since the file was looked at.
    told = " \n ".join(values_in(row.data))
    seen = is_seen_at_once(product.standing)
    return "watched_now" if seen and words.found_in(told) else ""


def _variant(row: ImportRow, found: dict[str, Any]) -> NewVariant:
    return NewVariant(
        product_id=found[row.data["parent"]].pk,
        values=values_in(row.data),
        sku=row.sku,
        stock=_stock(row.data),
    )


def _stock(data: dict[str, Any]) -> dict[str, Any]:
    blank = StockRecord(price_currency="GNF")
    return wanted_of(data, record=blank) | {"price_steps": data.get("price_steps") or []}


def _product(row: ImportRow, kinds: Kinds) -> NewProduct:
    kind = kinds.by_slug[row.data["kind"]]
    return _new(
        row, kind, sku=row.sku, stock=_stock(row.data), attributes=kinds.attributes[kind.pk]
    )


def _parent(row: ImportRow, kinds: Kinds) -> NewProduct:
    kind = kinds.by_slug[row.data["kind"]]
    own = {code: a for code, a in kinds.attributes[kind.pk].items() if code not in AXES}
    return _new(row, kind, sku=row.data["parent"], stock=None, attributes=own)


def _new(
    row: ImportRow,
    kind: Any,
    *,
    sku: str,
    stock: dict[str, Any] | None,
    attributes: dict[str, Any],
) -> NewProduct:
    read = [
        (attributes[code], value_for(attributes[code], text))
        for code, text in attributes_in(row.data).items()
        if text and code in attributes
    ]
    return NewProduct(
        sku=sku,
        title=row.data["title"],
        description=row.data.get("description") or "",
        category_id=row.data["category"],
        kind=kind,
        stock=stock,
        values=[(attribute, value) for attribute, value in read if value is not None],
    )
