"""What a list can be narrowed by: the brands, colours, stores, communes, prices of each rayon.

Held in the process: the choices of a filter change slowly, and they are on every list. Where a
function asks for a `tree_path`, `of_store(pk)` gives the choices among a store's products instead.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count

from core.held import Held, HeldByKey
from shop.catalogue import labels
from shop.catalogue.models import Category, Product, ProductAttribute
from shop.partner.models import Partner
from shop.partner.pauses import unlisted_stores
from shop.search.words import plain

LIFETIME = 120.0
# More choices than that help nobody; the commonest stay.
MOST_CHOICES = 30
MOST_TRAITS = 4
# Of so many stores a process holds what their products have.
MOST_STORES = 200
_STORE = "@"
SIZES = ("xxs", "xs", "s", "m", "l", "xl", "xxl", "xxxl", "3xl", "4xl", "5xl")
_LEADING = re.compile(r"\d{1,9}")


@dataclass(frozen=True)
class StoreName:
    code: str
    name: str
    commune: str


@dataclass
class Facets:
    """How many products have which brand, colour, store, trait (`size=m`) and price."""

    brands: Counter[str] = field(default_factory=Counter)
    colors: Counter[str] = field(default_factory=Counter)
    stores: Counter[int] = field(default_factory=Counter)
    traits: Counter[str] = field(default_factory=Counter)
    prices: Counter[int] = field(default_factory=Counter)
    classes: Counter[int] = field(default_factory=Counter)


@dataclass
class HeldFacets:
    by_path: dict[str, Facets]
    stores: dict[int, StoreName]
    # The way a name is written here, by the way it may be typed.
    spellings: dict[str, str]
    # What the classes of products call an attribute, by their key and its code; in English too.
    traits: dict[tuple[int, str], tuple[str, str]]

    def at(self, tree_path: str) -> Facets:
        if tree_path.startswith(_STORE):
            return _held_of_stores.get(int(tree_path.removeprefix(_STORE)))
        return self.by_path.get(tree_path) or Facets()

    def spelled(self, name: str) -> str:
        return self.spellings.get(plain(name), name)


def held_facets() -> HeldFacets:
    return _held.get()


def of_store(store_id: int) -> str:
    return f"{_STORE}{store_id}"


def brand_choices(tree_path: str = "") -> dict[str, int]:
    return _commonest(held_facets().at(tree_path).brands)


def color_choices(tree_path: str = "") -> dict[str, int]:
    return _commonest(held_facets().at(tree_path).colors)


def store_choices(tree_path: str = "") -> dict[StoreName, int]:
    held = held_facets()
    common = held.at(tree_path).stores.most_common(MOST_CHOICES)
    names = {held.stores[key]: count for key, count in common if key in held.stores}
    return dict(sorted(names.items(), key=lambda item: plain(item[0].name)))


def trait_choices(tree_path: str = "") -> dict[str, dict[str, int]]:
    """By code, what differs among the products of a rayon; what most of them tell of comes first.

    Only where it is called the same: a size of shoes and a size of pots are no one list.
    """
    held = held_facets()
    by_code: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for trait, count in held.at(tree_path).traits.items():
        code, _, value = trait.partition("=")
        by_code[code][value] += count
    telling = [
        code for code, values in by_code.items() if len(values) > 1 and trait_name(code, tree_path)
    ]
    telling.sort(key=lambda code: (-by_code[code].total(), code))
    return {code: _commonest(by_code[code]) for code in telling[:MOST_TRAITS]}


def trait_name(code: str, tree_path: str = "") -> str:
    """What an attribute is called here; "" where it has several names or none."""
    held = held_facets()
    classes = held.at(tree_path).classes
    names = {held.traits[key, code] for key in classes if (key, code) in held.traits}
    if len({name for name, _english in names}) != 1:
        return ""
    # One that has no English name is no other thing for that.
    return labels.said(*max(names))


def price_counts(tree_path: str = "") -> Counter[int]:
    """How many products have which price, in francs."""
    return held_facets().at(tree_path).prices


def commune_choices(tree_path: str = "") -> dict[str, int]:
    held = held_facets()
    communes: Counter[str] = Counter()
    for key, count in held.at(tree_path).stores.items():
        if key in held.stores and held.stores[key].commune:
            communes[held.stores[key].commune] += count
    return _commonest(communes)


def store_called(code: str) -> StoreName | None:
    return next((s for s in held_facets().stores.values() if s.code == code), None)


def _commonest(counted: Counter[str]) -> dict[str, int]:
    """In the order of the alphabet, numbers as numbers: 9 before 10."""
    common = counted.most_common(MOST_CHOICES)
    return dict(sorted(common, key=lambda item: _in_order(item[0])))


def _in_order(name: str) -> tuple[int, int, str]:
    leading = _LEADING.match(name)
    letters = SIZES.index(name) if name in SIZES else len(SIZES)
    return letters, int(leading[0]) if leading else 0, plain(name)


def _parted(listed: str) -> list[str]:
    return [one for one in listed.split("|") if one]


# The column, where it is counted, and what one value of it says.
COUNTED: tuple[tuple[str, str, Callable[[Any], Iterable[Any]]], ...] = (
    ("listed_brand", "brands", lambda brand: (brand,)),
    ("listed_colors", "colors", _parted),
    ("listed_traits", "traits", _parted),
    ("listed_price", "prices", lambda price: (int(price),)),
    ("store_id", "stores", lambda key: (key,)),
    ("product_class_id", "classes", lambda key: (key,)),
)


def _read() -> HeldFacets:
    by_path: defaultdict[str, Facets] = defaultdict(Facets)
    for column, counted, said in COUNTED:
        for path, value, count in _counts(column):
            for above in _and_above(path):
                counter = getattr(by_path[above], counted)
                for one in said(value):
                    counter[one] += count
    stores = {
        pk: StoreName(code=code, name=name, commune=commune)
        for pk, code, name, commune in Partner.objects.values_list("pk", "code", "name", "commune")
    }
    whole = by_path[""]
    names = [*whole.brands, *whole.colors, *(s.commune for s in stores.values())]
    return HeldFacets(
        by_path=by_path,
        stores=stores,
        spellings={plain(name): name for name in names},
        traits={
            (class_id, code): (name, name_en)
            for class_id, code, name, name_en in ProductAttribute.objects.exclude(
                product_class=None
            ).values_list("product_class_id", "code", "name", "name_en")
        },
    )


NUMBERS = {"store_id", "listed_price", "product_class_id"}


def _counts(column: str) -> Iterator[tuple[str, str, int]]:
    listed = Product.objects.filter(is_public=True).exclude(structure=Product.CHILD)
    return (
        listed.exclude(store__in=unlisted_stores())
        .order_by()
        .exclude(**{column: None if column in NUMBERS else ""})
        .values_list("listed_category", column)
        .annotate(n=Count("id"))
        .iterator()
    )


def _read_store(store_id: int) -> Facets:
    rows = Product.objects.filter(is_public=True, store=store_id).exclude(structure=Product.CHILD)
    rows = rows.exclude(store__in=unlisted_stores())
    found = Facets()
    for row in rows.order_by().values_list(*(column for column, *_rest in COUNTED)).iterator():
        for value, (_column, counted, said) in zip(row, COUNTED, strict=True):
            if value not in (None, ""):
                getattr(found, counted).update(said(value))
    return found


def _and_above(path: str) -> Iterator[str]:
    """The path, every path above it, and "" for the whole shop."""
    for end in range(0, len(path) + 1, Category.steplen):
        yield path[:end]


_held: Held[HeldFacets] = Held(_read, lifetime=LIFETIME)
_held_of_stores: HeldByKey[int, Facets] = HeldByKey(
    _read_store, lifetime=LIFETIME, most=MOST_STORES
)
