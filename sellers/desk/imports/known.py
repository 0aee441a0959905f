"""What a store has already of the references of some rows; read for many rows at once."""

from collections.abc import Iterable
from typing import Any

from django.db.models.functions import Coalesce
from oscar.core.loading import get_model

from sellers.desk.imports.columns import NUMBER
from sellers.desk.imports.models import ProductReference
from shop.catalogue.attributes import TYPED
from shop.catalogue.models import Product
from shop.partner.models import Partner, StockRecord

# What a row says of a product; of a variant, what it says of its product too.
SAID = (
    "product__categories",
    "product__attribute_values__attribute",
    "product__attribute_values__value_option",
)


def records_of(partner: Partner) -> Any:
    """A store's stock records with all that a row says of them: never another store's."""
    return (
        StockRecord.objects.filter(partner=partner)
        .select_related(
            "product__product_class",
            "product__parent__product_class",
            "product__parent__store_reference",
        )
        .prefetch_related(*SAID, *(f"product__parent__{name[9:]}" for name in SAID))
    )


def known_records(partner: Partner, skus: Iterable[str]) -> dict[str, StockRecord]:
    return {row.partner_sku: row for row in records_of(partner).filter(partner_sku__in=list(skus))}


def hold_records(partner: Partner, skus: Iterable[str]) -> None:
    """Until the transaction ends; all of them before any product, in the order of their keys, as
    everybody who sells or prices them."""
    mine = StockRecord.objects.filter(partner=partner, partner_sku__in=list(skus))
    list(mine.order_by("pk").select_for_update(of=("self",)).values_list("pk"))


def products_named(partner: Partner, names: Iterable[str]) -> dict[str, Any]:
    """A store's products by what rows call them: a reference, a number (`#12`), or the reference
    of a variant. Never another store's, nor whether it is there."""
    wanted = set(names)
    rows = Product.objects.exclude(structure=Product.CHILD).filter(store=partner)
    rows = rows.select_related("product_class", "store_reference")
    records = StockRecord.objects.filter(partner=partner, partner_sku__in=wanted)
    roots = dict(records.values_list("partner_sku", Coalesce("product__parent_id", "product_id")))
    numbers = {name: int(found[1]) for name in wanted if (found := NUMBER.fullmatch(name))}
    named = ProductReference.objects.filter(partner=partner, name__in=wanted)
    keys = roots | numbers | dict(named.values_list("name", "product_id"))
    products = (
        rows.prefetch_related(*(name[9:] for name in SAID))
        .prefetch_related("stockrecords")
        .in_bulk(set(keys.values()))
    )
    return {name: products[pk] for name, pk in keys.items() if pk in products}


class Kinds:
    """The classes of products and what each is known by, read once for a file."""

    def __init__(self) -> None:
        classes = get_model("catalogue", "ProductClass").objects.prefetch_related(
            "attributes__option_group__options"
        )
        self.by_slug = {kind.slug: kind for kind in classes}
        self.by_name = {kind.name.lower(): kind for kind in self.by_slug.values()}
        self.attributes = {
            kind.pk: {a.code: a for a in kind.attributes.all() if a.type in TYPED}
            for kind in self.by_slug.values()
        }

    def attributes_of(self, kind: Any) -> dict[str, Any]:
        return self.attributes.get(kind.pk, {}) if kind else {}

    def called(self, text: str) -> Any:
        return self.by_slug.get(text.lower()) or self.by_name.get(text.lower())


def kind_of(record: StockRecord) -> Any:
    return record.product.get_product_class()
