"""What a store has already of the references of some rows; read for many rows at once."""

from collections.abc import Iterable
from typing import Any

from oscar.core.loading import get_model

from shop.catalogue.attributes import TYPED
from shop.partner.models import Partner, StockRecord


def records_of(partner: Partner) -> Any:
    """A store's stock records with all that a row says of them: never another store's."""
    return (
        StockRecord.objects.filter(partner=partner)
        .select_related("product__product_class", "product__parent__product_class")
        .prefetch_related(
            "product__categories",
            "product__attribute_values__attribute",
            "product__attribute_values__value_option",
        )
    )


def known_records(partner: Partner, skus: Iterable[str]) -> dict[str, StockRecord]:
    return {row.partner_sku: row for row in records_of(partner).filter(partner_sku__in=list(skus))}


def hold_records(partner: Partner, skus: Iterable[str]) -> None:
    """Until the transaction ends; all of them before any product, in the order of their keys, as
    everybody who sells or prices them."""
    mine = StockRecord.objects.filter(partner=partner, partner_sku__in=list(skus))
    list(mine.order_by("pk").select_for_update(of=("self",)).values_list("pk"))


class Kinds:
    """The classes of products and what each is known by, read once for a file."""

    def __init__(self) -> None:
        classes = get_model("catalogue", "ProductClass").objects.prefetch_related("attributes")
        self.by_slug = {kind.slug: kind for kind in classes}
        self.by_name = {kind.name.lower(): kind for kind in self.by_slug.values()}
        self.attributes = {
            kind.pk: {a.code: a for a in kind.attributes.all() if a.type in TYPED}
            for kind in self.by_slug.values()
        }

    def called(self, text: str) -> Any:
        return self.by_slug.get(text.lower()) or self.by_name.get(text.lower())


def kind_of(record: StockRecord) -> Any:
    return record.product.get_product_class()
