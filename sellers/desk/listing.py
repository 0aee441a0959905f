"""The list of a store's own products: what is asked for, what each row says."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from shop.catalogue.models import Product
from shop.catalogue.states import Standing
from shop.catalogue.tree import Node, category_tree
from shop.partner.models import StockRecord
from shop.search.words import words_of

SORTS: dict[str, tuple[Any, tuple[str, ...]]] = {
    "": (_("Modifiés récemment"), ("-date_updated", "-id")),
    "title": (_("Par nom"), ("title", "id")),
    "price": (_("Prix croissant"), ("listed_price", "id")),
    "-price": (_("Prix décroissant"), ("-listed_price", "-id")),
    "newest": (_("Plus récents"), ("-id",)),
}
STOCKS = {"out": _("épuisés"), "low": _("stock bas"), "in": _("en stock")}
LONGEST = 80
FIELDS = (
    "id",
    "title",
    "slug",
    "structure",
    "standing",
    "is_public",
    "listed_price",
    "listed_cover",
    "listed_category",
    "date_updated",
    "store_id",
    "desk_draft__typed",
    "desk_draft__pictures",
)


@dataclass(frozen=True)
class Wanted:
    q: str = ""
    standing: str = ""
    stock: str = ""
    shelf: str = ""
    sort: str = ""

    @classmethod
    def read(cls, get: Mapping[str, Any]) -> "Wanted":
        """What cannot be read is left out."""
        said = {n: str(get.get(n, "")).replace("\x00", "").strip()[:LONGEST] for n in _NAMES}
        return cls(
            q=said["q"],
            standing=said["standing"] if said["standing"] in Standing else "",
            stock=said["stock"] if said["stock"] in STOCKS else "",
            shelf=said["shelf"] if said["shelf"] in category_tree().by_path else "",
            sort=said["sort"] if said["sort"] in SORTS else "",
        )

    @property
    def address(self) -> str:
        """The query of the list that shows the same."""
        said = {name: getattr(self, name) for name in _NAMES}
        return f"?{urlencode({name: value for name, value in said.items() if value})}"

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """For a form that asks for the same again."""
        return [(name, getattr(self, name)) for name in _NAMES if getattr(self, name)]

    @property
    def narrows(self) -> bool:
        return bool(self.q or self.standing or self.stock or self.shelf)


_NAMES = ("q", "standing", "stock", "shelf", "sort")


@dataclass(frozen=True)
class Row:
    product: Product
    left: int
    variants: int
    low: bool
    shelf: str

    @property
    def is_open(self) -> bool:
        draft = getattr(self.product, "desk_draft", None)
        return bool(draft and draft.is_open)


def find_own(store: Any, *, wanted: Wanted) -> "QuerySet[Product]":
    """Without a wish for what is put away, that is left out."""
    rows = Product.objects.for_store(store).select_related("desk_draft").only(*FIELDS)
    if wanted.standing:
        rows = rows.filter(standing=wanted.standing)
    else:
        rows = rows.exclude(standing=Standing.ARCHIVED)
    if wanted.shelf:
        node = category_tree().by_path[wanted.shelf]
        rows = rows.filter(listed_category__range=node.tree_range)
    if wanted.stock:
        rows = _by_stock(rows, wanted.stock)
    if wanted.q:
        rows = rows.filter(pk__in=_called(store, wanted.q))
    return rows.order_by(*SORTS[wanted.sort][1])


def _by_stock(rows: "QuerySet[Any]", which: str) -> "QuerySet[Any]":
    if which == "low":
        low = _stock_rows().filter(left__gt=0, left__lte=F("low_stock_threshold"))
        own = Q(product=OuterRef("pk"))
        below = Q(product__parent=OuterRef("pk"), product__is_public=True)
        return rows.filter(Exists(low.filter(own)) | Exists(low.filter(below)))
    return rows.filter(listed_in_stock=which == "in")


def _stock_rows() -> "QuerySet[Any]":
    return StockRecord.objects.annotate(left=F("num_in_stock") - Coalesce(F("num_allocated"), 0))


def _called(store: Any, text: str) -> list[int]:
    """Drafts are in no index: the names of one store are read, accents and capitals forgiven."""
    asked = words_of(text)
    rows = Product.objects.for_store(store).values_list("pk", "title", "upc")
    return [
        pk
        for pk, title, upc in rows
        if all(any(w.startswith(a) for w in words_of(f"{title} {upc or ''}")) for a in asked)
    ]


def desk_rows(products: list[Product]) -> list[Row]:
    """With the stock of each and its variants; one query."""
    keys = [product.pk for product in products]
    found: dict[int, list[tuple[int, int | None]]] = {key: [] for key in keys}
    rows = _stock_rows().filter(
        Q(product_id__in=keys) | Q(product__parent_id__in=keys, product__is_public=True)
    )
    for own, parent, left, threshold in rows.values_list(
        "product_id", "product__parent_id", "left", "low_stock_threshold"
    ):
        found[parent or own].append((left or 0, threshold))
    tree = category_tree().by_tree_path
    return [_row(product, found[product.pk], tree) for product in products]


def _row(product: Product, stock: list[tuple[int, int | None]], tree: dict[str, Node]) -> Row:
    node = tree.get(product.listed_category)
    return Row(
        product=product,
        left=sum(max(left, 0) for left, _threshold in stock),
        variants=len(stock) if product.is_parent else 0,
        low=any(threshold is not None and left <= threshold for left, threshold in stock),
        shelf=node.label if node else "",
    )


def shelves_of(store: Any) -> list[Node]:
    """Where this store's products stand."""
    paths = Product.objects.for_store(store).exclude(listed_category="").order_by()
    tree = category_tree().by_tree_path
    nodes = [
        tree[p] for p in paths.values_list("listed_category", flat=True).distinct() if p in tree
    ]
    return sorted(nodes, key=lambda node: node.tree_path)
