"""What a list can be narrowed by: the brands, colours, stores and communes of each rayon.

Held in the process: the choices of a filter change slowly, and they are on every list.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db.models import Count

from core.held import Held
from shop.catalogue.models import Category, Product
from shop.partner.models import Partner
from shop.search.words import plain

LIFETIME = 120.0
# More choices than that help nobody; the commonest stay.
MOST_CHOICES = 30


@dataclass(frozen=True)
class StoreName:
    code: str
    name: str
    commune: str


@dataclass
class Facets:
    """How many products have which brand, colour and store."""

    brands: Counter[str] = field(default_factory=Counter)
    colors: Counter[str] = field(default_factory=Counter)
    stores: Counter[int] = field(default_factory=Counter)


@dataclass
class HeldFacets:
    by_path: dict[str, Facets]
    stores: dict[int, StoreName]
    # The way a name is written here, by the way it may be typed.
    spellings: dict[str, str]

    def at(self, tree_path: str) -> Facets:
        return self.by_path.get(tree_path) or Facets()

    def spelled(self, name: str) -> str:
        return self.spellings.get(plain(name), name)


def held_facets() -> HeldFacets:
    return _held.get()


def brand_choices(tree_path: str = "") -> list[str]:
    return _commonest(held_facets().at(tree_path).brands)


def color_choices(tree_path: str = "") -> list[str]:
    return _commonest(held_facets().at(tree_path).colors)


def store_choices(tree_path: str = "") -> list[StoreName]:
    held = held_facets()
    common = held.at(tree_path).stores.most_common(MOST_CHOICES)
    names = [held.stores[key] for key, _ in common if key in held.stores]
    return sorted(names, key=lambda store: plain(store.name))


def commune_choices(tree_path: str = "") -> list[str]:
    held = held_facets()
    communes: Counter[str] = Counter()
    for key, count in held.at(tree_path).stores.items():
        if key in held.stores and held.stores[key].commune:
            communes[held.stores[key].commune] += count
    return _commonest(communes)


def store_called(code: str) -> StoreName | None:
    return next((s for s in held_facets().stores.values() if s.code == code), None)


def _commonest(counted: Counter[str]) -> list[str]:
    return sorted((name for name, _ in counted.most_common(MOST_CHOICES)), key=plain)


def _read() -> HeldFacets:
    by_path: defaultdict[str, Facets] = defaultdict(Facets)
    for path, brand, count in _counts("listed_brand"):
        for above in _and_above(path):
            by_path[above].brands[brand] += count
    for path, colors, count in _counts("listed_colors"):
        for above in _and_above(path):
            for color in filter(None, colors.split("|")):
                by_path[above].colors[color] += count
    for path, store_id, count in _counts("store_id"):
        for above in _and_above(path):
            by_path[above].stores[store_id] += count
    stores = {
        pk: StoreName(code=code, name=name, commune=commune)
        for pk, code, name, commune in Partner.objects.values_list("pk", "code", "name", "commune")
    }
    whole = by_path[""]
    names = [*whole.brands, *whole.colors, *(s.commune for s in stores.values())]
    return HeldFacets(
        by_path=by_path, stores=stores, spellings={plain(name): name for name in names}
    )


def _counts(column: str) -> Iterator[tuple[str, str, int]]:
    listed = Product.objects.filter(is_public=True).exclude(structure=Product.CHILD)
    return (
        listed.order_by()
        .exclude(**{column: None if column == "store_id" else ""})
        .values_list("listed_category", column)
        .annotate(n=Count("id"))
        .iterator()
    )


def _and_above(path: str) -> Iterator[str]:
    """The path, every path above it, and "" for the whole shop."""
    for end in range(0, len(path) + 1, Category.steplen):
        yield path[:end]


_held: Held[HeldFacets] = Held(_read, lifetime=LIFETIME)
