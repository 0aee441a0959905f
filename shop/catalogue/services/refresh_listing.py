"""Write the listed_ fields of products again after stock, prices, pictures, facts, reviews or
categories of theirs have changed. Whoever writes one of these calls it, last in its transaction."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from django.db import connections, router, transaction
from django.db.models import Q, QuerySet

from shop.catalogue.listing import gather, listing_of
from shop.catalogue.models import Product
from shop.catalogue.services.index_products import index_products
from shop.catalogue.signals import came_back, prices_fell
from shop.catalogue.tree import forget_category_tree

BATCH = 1000
FIELDS = (
    "store_id",
    "listed_price",
    "listed_was",
    "listed_until",
    "listed_in_stock",
    "listed_reviews",
    "listed_score",
    "listed_cover",
    "listed_category",
    "listed_brand",
    "listed_colors",
    "listed_traits",
    "listed_sold",
    "listed_details",
    "rating",
)
# When one of these changes, other words find the product; when it is listed at last, its name does.
SEARCHED = ("store_id", "listed_category", "listed_brand", "listed_colors")


def refresh_listing(products: "QuerySet[Any] | Iterable[int]") -> int:
    """Products may be named by a queryset or by their keys; how many rows changed.

    A product's variants are refreshed with it, and a variant's parent with the variant.
    """
    keys = products.values_list("pk", flat=True) if isinstance(products, QuerySet) else products
    forget_category_tree()
    return sum(_refresh_batch(batch) for batch in _batches(keys))


def _batches(keys: Iterable[int]) -> Iterator[list[int]]:
    if isinstance(keys, QuerySet):
        keys = keys.order_by("pk").iterator(chunk_size=BATCH)
    rest = iter(keys)
    while batch := list(islice(rest, BATCH)):
        yield batch


def _refresh_batch(keys: list[int]) -> int:
    with transaction.atomic():
        family = _locked_family(keys)
        found = gather(row.pk for row in family)
        children = defaultdict(list)
        for row in family:
            if row.parent_id:
                children[row.parent_id].append(row)
        changed = [
            (row, listing)
            for row in family
            if (listing := listing_of(product=row, children=children[row.pk], found=found))
            != {name: getattr(row, name) for name in FIELDS}
        ]
        _write(changed)
        if fallen := {row.pk: str(row.listed_price) for row, new in changed if _fell(row, new)}:
            prices_fell.send(sender=Product, was=fallen)
        if back := [row.pk for row, new in changed if _came_back(row, new)]:
            came_back.send(sender=Product, keys=back)
        index_products([row.pk for row, new in changed if _found_by_other_words(row, new)])
    return len(changed)


def _locked_family(keys: list[int]) -> list[Any]:
    """The products, their variants and parents, in the order of their keys.

    Locked before anything is read: of two refreshes of one product the second reads what the
    first has written about.
    """
    variants = Product.objects.filter(pk__in=keys, structure=Product.CHILD)
    roots = {*variants.values_list("parent_id", flat=True), *keys}
    rows = Product.objects.filter(Q(pk__in=roots) | Q(parent_id__in=roots)).order_by("pk")
    rows = rows.only("id", "structure", "parent_id", "is_public", *FIELDS)
    return list(rows.select_for_update(of=("self",)))


def _write(changed: list[tuple[Any, dict[str, Any]]]) -> None:
    """One statement, many rows: a hundred thousand products in seconds."""
    if not changed:
        return
    connection = connections[router.db_for_write(Product)]
    quote = connection.ops.quote_name
    fields = {name: Product._meta.get_field(name) for name in FIELDS}
    settings = ", ".join(f"{quote(f.column)} = %s" for f in fields.values())
    statement = f"UPDATE {quote(Product._meta.db_table)} SET {settings} WHERE id = %s"  # noqa: S608 - only names of our columns
    rows = [
        [*(f.get_db_prep_save(new[n], connection) for n, f in fields.items()), row.pk]
        for row, new in changed
    ]
    with connection.cursor() as cursor:
        cursor.executemany(statement, rows)


def _fell(row: Any, listing: dict[str, Any]) -> bool:
    """A shopper who can buy it pays less than before."""
    before, now = row.listed_price, listing["listed_price"]
    if row.structure == Product.CHILD or not (row.is_public and listing["listed_in_stock"]):
        return False
    return before is not None and now is not None and now < before


def _came_back(row: Any, listing: dict[str, Any]) -> bool:
    return bool(listing["listed_in_stock"] and not row.listed_in_stock)


def _found_by_other_words(row: Any, listing: dict[str, Any]) -> bool:
    if row.listed_price is None and listing["listed_price"] is not None:
        return True
    return any(getattr(row, name) != listing[name] for name in SEARCHED)
