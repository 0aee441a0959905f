"""What the API says of products and categories."""

from typing import Annotated, Any

from django.conf import settings
from django.utils import translation
from ninja import Field

from core.api import MoneyOut, Out
from shop.catalogue.labels import told_facts
from shop.catalogue.offer import Offer, Variant
from shop.catalogue.sizes import SizeClass
from shop.catalogue.thumbnails import SIZES, sized_url
from shop.catalogue.tree import Node


class Languages(Out):
    fr: str
    en: str


class PictureSize(Out):
    longest_side: int
    url: str


class PictureOut(Out):
    caption: str
    sizes: list[PictureSize]

    @classmethod
    def of(cls, name: str, *, caption: str = "") -> "PictureOut":
        urls = {size: settings.SITE_URL + sized_url(name, size) for size in SIZES}
        sizes = [PictureSize(longest_side=size, url=url) for size, url in urls.items()]
        return cls(caption=caption, sizes=sizes)


class StoreOut(Out):
    code: str
    name: str
    commune: str
    selling: bool = Field(description="Whether anything of it can be bought now.")

    @classmethod
    def of(cls, store: Any) -> "StoreOut | None":
        if store is None:
            return None
        told = {name: getattr(store, name) for name in ("code", "name", "commune", "selling")}
        return cls(**told)


class Rating(Out):
    average: Annotated[float, Field(ge=1, le=5)]
    reviews: Annotated[int, Field(ge=1)]

    @classmethod
    def of(cls, product: Any) -> "Rating | None":
        if not (product.rating and product.listed_reviews):
            return None
        return cls(average=round(product.rating, 1), reviews=product.listed_reviews)


class ProductOut(Out):
    """As a list shows it."""

    id: int
    slug: str
    title: str
    price: MoneyOut | None = Field(description="The lowest, where variants differ.")
    price_before: MoneyOut | None = Field(description="Before the discount that runs.")
    in_stock: bool
    rating: Rating | None
    store: StoreOut | None
    cover: PictureOut | None
    pages: Languages

    @classmethod
    def of(cls, product: Any, **more: Any) -> "ProductOut":
        cover = product.listed_cover
        told = {
            "id": product.pk,
            "slug": product.slug,
            "title": product.get_title(),
            "price": MoneyOut.of(product.listed_price),
            "price_before": MoneyOut.of(product.listed_was),
            "in_stock": product.listed_in_stock,
            "rating": Rating.of(product),
            "store": StoreOut.of(product.store),
            "cover": PictureOut.of(cover, caption=product.get_title()) if cover else None,
            "pages": pages_of(product.get_absolute_url),
        }
        return cls(**(told | more))


class StepOut(Out):
    quantity: int = Field(description="From so many pieces on.")
    price: MoneyOut | None = Field(description="Of each.")

    @classmethod
    def list_of(cls, offer: Offer) -> "list[StepOut]":
        return [
            cls(quantity=step.quantity, price=MoneyOut.of(step.each.decimal))
            for step in offer.steps
        ]


class ProductPage(Out):
    items: list[ProductOut]
    next_cursor: str | None = Field(description="Send it as `cursor` for the next page.")


class Fact(Out):
    code: str
    name: str = Field(description="In the language asked for.")
    value: str | int | float | bool


class VariantOut(Out):
    id: int
    title: str
    price: MoneyOut | None
    price_before: MoneyOut | None
    price_steps: list[StepOut]
    in_stock: bool

    @classmethod
    def of(cls, variant: Variant) -> "VariantOut":
        return cls(
            id=variant.id,
            title=variant.title,
            price=MoneyOut.of(variant.offer.price),
            price_before=MoneyOut.of(variant.offer.was),
            price_steps=StepOut.list_of(variant.offer),
            in_stock=variant.offer.in_stock,
        )


class Step(Out):
    id: int
    path: str
    name: str

    @classmethod
    def of(cls, node: Node) -> "Step":
        return cls(id=node.id, path=node.path, name=node.label)


class ProductDetail(ProductOut):
    sku: str
    description: str = Field(description="HTML, cleaned.")
    prices_differ: bool
    price_until: Annotated[str, Field(json_schema_extra={"format": "date-time"})] | None
    price_steps: list[StepOut]
    few_left: int | None = Field(description="How many are left, where they are few.")
    size_class: SizeClass = Field(
        description="What it takes to carry it: a bag, a motorcycle, a tricycle, a truck."
    )
    try_at_door: bool = Field(description="Whether it may be tried at the door.")
    brand: str | None
    pictures: list[PictureOut]
    facts: list[Fact]
    categories: list[Step] = Field(description="From the root down.")
    variants: list[VariantOut]
    updated_at: str = Field(json_schema_extra={"format": "date-time"})

    @classmethod
    def describe(
        cls, product: Any, *, offer: Offer, variants: list[Variant], category: Node | None
    ) -> "ProductDetail":
        details = product.listed_details
        return cls.of(  # type: ignore[return-value]
            product,
            price=MoneyOut.of(offer.price),
            price_before=MoneyOut.of(offer.was),
            price_until=offer.until.isoformat() if offer.until else None,
            price_steps=StepOut.list_of(offer),
            in_stock=offer.in_stock,
            sku=product.upc or str(product.pk),
            description=product.description,
            prices_differ=offer.from_price,
            few_left=offer.few_left or None,
            size_class=product.size_class,
            try_at_door=product.try_at_door,
            brand=product.listed_brand or None,
            pictures=[PictureOut.of(n, caption=c) for n, c in details.get("pictures", [])],
            facts=[Fact(code=c, name=n, value=v) for c, n, v in told_facts(product)],
            categories=[Step.of(node) for node in (category.ancestors if category else [])],
            variants=[VariantOut.of(variant) for variant in variants],
            updated_at=product.date_updated.isoformat(),
        )


class CategoryOut(Out):
    id: int
    parent_id: int | None
    depth: Annotated[int, Field(ge=1)]
    path: str = Field(description="Send it as `category` to list its products.")
    name: str = Field(description="In the language asked for.")
    names: Languages
    products: int = Field(description="Here and below.")
    picture: PictureOut | None
    pages: Languages

    @classmethod
    def of(cls, node: Node) -> "CategoryOut":
        return cls(
            id=node.id,
            parent_id=node.parent.id if node.parent else None,
            depth=node.depth,
            path=node.path,
            name=node.label,
            names=Languages(fr=node.name, en=node.name_en or node.name),
            products=node.products,
            picture=PictureOut.of(node.image) if node.image else None,
            pages=pages_of(node.get_absolute_url),
        )


class CategoryFound(CategoryOut):
    where: str = Field(description="What it stands in: `Mode et tissus, Femmes`; empty at the top.")

    @classmethod
    def of(cls, node: Node) -> "CategoryFound":
        upper = reversed(node.ancestors[:-1])
        return cls(**CategoryOut.of(node).dict(), where=", ".join(one.label for one in upper))


class CategoriesFound(Out):
    items: list[CategoryFound] = Field(description="The likeliest first.")


class CategoryTree(Out):
    items: list[CategoryOut] = Field(description="Parents before their children.")


def pages_of(address: Any) -> Languages:
    """The address for people, in each language."""
    found = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            found[code] = settings.SITE_URL + address()
    return Languages(**found)
