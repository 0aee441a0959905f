"""Many new products of a store at once, with price and stock; a moderator reads them first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from oscar.core.loading import get_model

from core.audit import record
from shop.catalogue.models import Product
from shop.catalogue.richtext import clean_rich
from shop.catalogue.services.refresh_listing import refresh_listing
from shop.catalogue.states import Standing
from shop.partner.services.add_records import NewRecord, add_records


@dataclass(frozen=True, kw_only=True)
class NewProduct:
    """`values`: attributes of the class and their values, read; `stock`: columns of the record,
    None where variants will have it (`add_variants`)."""

    sku: str
    title: str
    description: str
    category_id: int
    kind: Any
    stock: dict[str, Any] | None
    values: list[tuple[Any, Any]] = field(default_factory=list)


@transaction.atomic
def create_products(store: Any, *, products: Sequence[NewProduct], by: Any) -> list[Product]:
    """They wait for a moderator, as if each had been written and submitted by itself."""
    now = timezone.now()
    made: list[Product] = Product.objects.bulk_create(
        Product(
            store=store,
            title=new.title,
            slug=slugify(new.title)[:100] or "article",
            description=clean_rich(new.description),
            product_class=new.kind,
            standing=Standing.PENDING,
            structure=Product.PARENT if new.stock is None else Product.STANDALONE,
            submitted_at=now,
            is_public=False,
        )
        for new in products
    )
    pairs = list(zip(products, made, strict=True))
    _bulk("ProductCategory", ({"product": p, "category_id": n.category_id} for n, p in pairs))
    _bulk("ProductAttributeValue", _values(pairs))
    add_records(
        NewRecord(product=p, partner_id=store.pk, sku=n.sku, stock=n.stock)
        for n, p in pairs
        if n.stock is not None
    )
    refresh_listing([product.pk for product in made])
    for new, product in pairs:
        record(product, action="product.imported", by=by, after={"sku": new.sku})
    return made


def _values(pairs: list[tuple[NewProduct, Product]]) -> Iterator[dict[str, Any]]:
    for new, product in pairs:
        for attribute, value in new.values:
            yield {"product": product, "attribute": attribute, f"value_{attribute.type}": value}


def _bulk(model: str, rows: Iterator[dict[str, Any]]) -> None:
    table = get_model("catalogue", model)
    table.objects.bulk_create(table(**row) for row in rows)
