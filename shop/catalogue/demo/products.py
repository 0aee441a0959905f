"""Products in bulk: the first 300 as written down, the others as variations of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from oscar.core.loading import get_model

from core.demo import Advance, Market
from core.held import forget_everything
from shop.catalogue.demo.facts import Item, dice, items
from shop.catalogue.models import Category, Product
from shop.catalogue.services.refresh_listing import refresh_listing
from shop.partner.models import Partner, StockRecord

ProductAttribute = get_model("catalogue", "ProductAttribute")
ProductAttributeValue = get_model("catalogue", "ProductAttributeValue")
ProductCategory = get_model("catalogue", "ProductCategory")
ProductClass = get_model("catalogue", "ProductClass")
ProductImage = get_model("catalogue", "ProductImage")

BATCH = 5000
ROWS = 1000
LOW_STOCK = 3


@dataclass(frozen=True)
class Variation:
    """Product number `number` of the market."""

    number: int

    @property
    def item(self) -> Item:
        return items()[self.number % len(items())]

    @property
    def series(self) -> int:
        return self.number // len(items())

    @property
    def upc(self) -> str:
        return f"MKT-{self.number + 1:07d}"

    @property
    def title(self) -> str:
        return f"{self.item.title}, série {self.series}" if self.series else self.item.title

    @property
    def price(self) -> int:
        if not self.series:
            return self.item.price
        step = 500 if self.item.price < 100_000 else 1_000
        percent = dice("price", self.number).randint(80, 125)
        return max(step, self.item.price * percent // 100 // step * step)

    @property
    def stock(self) -> int:
        if not self.series:
            return self.item.stock
        return dice("stock", self.number).choice((0, 1, 2, 5, 8, 12, 20, 35, 60))

    @property
    def store(self) -> str:
        stores = self.item.shelf.stores
        return stores[(self.item.row + self.series) % len(stores)]


@dataclass(frozen=True)
class Rows:
    """What a product points at, read once."""

    stores: dict[str, Partner]
    classes: dict[str, Any]
    categories: dict[str, Category]
    attributes: dict[tuple[str, str], tuple[int, str]]

    @classmethod
    def read(cls) -> "Rows":
        attributes = ProductAttribute.objects.values_list(
            "product_class__slug", "code", "pk", "name"
        )
        return cls(
            stores={store.code: store for store in Partner.objects.all()},
            classes={kind.slug: kind for kind in ProductClass.objects.all()},
            # The shelves stand one level below their departments.
            categories={row.slug: row for row in Category.objects.filter(depth=2)},
            attributes={(kind, code): (pk, name) for kind, code, pk, name in attributes},
        )

    def attribute(self, item: Item, code: str) -> tuple[int, str] | None:
        """Key and name; None where such things have no such attribute."""
        return self.attributes.get((item.shelf.kind, code))


def _product(variation: Variation, rows: Rows) -> Product:
    item = variation.item
    return Product(
        title=variation.title,
        slug=slugify(variation.title),
        upc=variation.upc,
        description=item.description,
        product_class=rows.classes[item.shelf.kind],
        store=rows.stores[variation.store],
    )


def _images(variation: Variation, product: Product) -> Iterator[Any]:
    item = variation.item
    yield ProductImage(product=product, original=item.picture(), display_order=0)
    if not variation.series:
        yield ProductImage(product=product, original=item.picture(close=True), display_order=1)


def _values(variation: Variation, product: Product, rows: Rows) -> Iterator[Any]:
    item = variation.item
    for code, text in item.values.items():
        attribute = rows.attribute(item, code)
        if attribute:
            yield ProductAttributeValue(product=product, attribute_id=attribute[0], value_text=text)
    weight = rows.attributes[item.shelf.kind, "weight"][0]
    yield ProductAttributeValue(product=product, attribute_id=weight, value_float=item.grams / 1000)


def _stock(variation: Variation, product: Product, rows: Rows) -> StockRecord:
    return StockRecord(
        product=product,
        partner=rows.stores[variation.store],
        partner_sku=variation.upc,
        price_currency="GNF",
        price=Decimal(variation.price),
        num_in_stock=variation.stock,
        low_stock_threshold=LOW_STOCK,
    )


@transaction.atomic
def _load_batch(variations: list[Variation], rows: Rows) -> None:
    codes = [variation.upc for variation in variations]
    there = set(Product.objects.filter(upc__in=codes).values_list("upc", flat=True))
    # What is written down first comes last, so that lists, newest first, begin with it.
    new = [variation for variation in reversed(variations) if variation.upc not in there]
    if not new:
        return
    made = Product.objects.bulk_create([_product(one, rows) for one in new], batch_size=ROWS)
    pairs = list(zip(new, made, strict=True))
    sheets: list[tuple[Any, list[Any]]] = [
        (
            ProductCategory,
            [
                ProductCategory(product=p, category=rows.categories[v.item.shelf.slug])
                for v, p in pairs
            ],
        ),
        (StockRecord, [_stock(v, p, rows) for v, p in pairs]),
        (ProductImage, [i for v, p in pairs for i in _images(v, p)]),
        (
            ProductAttributeValue,
            [value for v, p in pairs for value in _values(v, p, rows)],
        ),
    ]
    for model, objects in sheets:
        model.objects.bulk_create(objects, batch_size=ROWS)
    # bulk_create tells nobody: what lists show, and the search index with it, is written here.
    refresh_listing([product.pk for product in made])


def load_products(market: Market, advance: Advance) -> None:
    rows = Rows.read()
    for start in range(0, market.products, BATCH):
        stop = min(start + BATCH, market.products)
        _load_batch([Variation(number) for number in range(start, stop)], rows)
        advance(stop - start)
    forget_everything()


def size(market: Market) -> int:
    return market.products
