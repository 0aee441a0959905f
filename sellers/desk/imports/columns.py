"""The columns of a catalogue as a table: the same list reads and writes them."""

import re
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from import_export.fields import Field
from import_export.resources import Resource
from oscar.core.loading import get_model

from sellers.desk.imports.faults import FileRefused
from sellers.desk.imports.reading import FORMULA, Row
from sellers.desk.imports.widgets import (
    Category,
    Francs,
    Moment,
    Percent,
    Pieces,
    Sku,
    Steps,
    Text,
)
from shop.catalogue.attributes import TYPED
from shop.catalogue.facts import LONGEST_TITLE
from shop.catalogue.variants import AXES
from shop.search.words import plain

TITLES: dict[str, str | Promise] = {
    "sku": _("Référence"),
    "parent": _("Variante de"),
    "title": _("Nom"),
    "description": _("Description"),
    "category": _("Rayon"),
    "kind": _("Sorte d’article"),
    "price": _("Prix (GNF)"),
    "num_in_stock": _("En stock"),
    "low_stock_threshold": _("Alerte de stock"),
    "discount_percent": _("Remise (%)"),
    "discount_price": _("Prix en remise (GNF)"),
    "discount_from": _("Remise dès"),
    "discount_to": _("Remise jusqu’à"),
    "price_steps": _("Prix de gros"),
}
# What a moderator reads before it is shown; the rest changes at once.
TEXTS = ("title", "description", "category", "kind")
NEEDED = ("title", "category", "kind", "price", "num_in_stock")
ATTRIBUTE = "attr:"
AXIS_NAMES: dict[str, str | Promise] = {"color": _("Couleur"), "size": _("Taille")}


class CatalogueResource(Resource):  # type: ignore[misc]
    """A row is a stock record: a product, or one variant of it."""

    sku = Field("partner_sku", "sku", widget=Sku())
    parent = Field(column_name="parent", widget=Sku())
    title = Field("product__title", "title", widget=Text(most=LONGEST_TITLE))
    description = Field("product__description", "description", widget=Text(most=20_000, lines=True))
    category = Field("category_id", "category", widget=Category())
    kind = Field("product__product_class__slug", "kind", widget=Text(most=128))
    price = Field("price", "price", widget=Francs())
    num_in_stock = Field("num_in_stock", "num_in_stock", widget=Pieces())
    low_stock_threshold = Field("low_stock_threshold", "low_stock_threshold", widget=Pieces())
    discount_percent = Field("discount_percent", "discount_percent", widget=Percent())
    discount_price = Field("discount_price", "discount_price", widget=Francs())
    discount_from = Field("discount_from", "discount_from", widget=Moment())
    discount_to = Field("discount_to", "discount_to", widget=Moment())
    price_steps = Field("price_steps", "price_steps", widget=Steps())

    def dehydrate_parent(self, record: Any) -> str:
        return reference_of(record.product.parent) if record.product.is_child else ""

    def dehydrate_title(self, record: Any) -> str:
        """A variant is called as its product; its colour and size have columns of their own."""
        product = record.product
        return str(product.parent.title if product.is_child else product.title)

    def dehydrate_category(self, record: Any) -> str:
        """The deepest; a variant stands where its product does, and says nothing of it."""
        shelves = sorted(record.product.categories.all(), key=lambda one: (-one.depth, one.path))
        return self.fields["category"].widget.render(shelves[0].pk) if shelves else ""  # type: ignore[no-any-return]

    class Meta:
        export_order = tuple(TITLES)


RESOURCE = CatalogueResource()
NUMBER = re.compile(r"#(\d{1,18})")


def reference_of(product: Any) -> str:
    """By what the rows of its variants name a product: as its store calls it, or its number."""
    named = getattr(product, "store_reference", None)
    return named.name if named else f"#{product.pk}"


@dataclass(frozen=True)
class Heads:
    """Where each column stands; `strange` are those that nobody knows."""

    at: dict[str, int]
    written: dict[str, str]
    strange: tuple[str, ...]


def read_heads(row: Row) -> Heads:
    known = _known_heads()
    at: dict[str, int] = {}
    written: dict[str, str] = {}
    strange = []
    for place, cell in enumerate(row):
        if cell in (None, ""):
            continue
        name = "" if cell is FORMULA else known.get(plain(str(cell)[:80]), "")
        if not name:
            strange.append(str(cell)[:80])
            continue
        if name in at:
            raise FileRefused("column_twice")
        at[name], written[name] = place, str(cell)[:80]
    if "sku" not in at:
        raise FileRefused("no_sku_column")
    return Heads(at=at, written=written, strange=tuple(strange))


def _known_heads() -> dict[str, str]:
    """What a head may say, in either language, or the column's own name; attributes by theirs."""
    known = {plain(name): f"{ATTRIBUTE}{code}" for code, name in _attributes()}
    for language in ("fr", "en"):
        with override(language):
            known |= {plain(head): f"{ATTRIBUTE}{code}" for head, code in attribute_heads().items()}
            known |= {plain(str(title)): name for name, title in TITLES.items()}
    known |= {plain(code): f"{ATTRIBUTE}{code}" for code in attribute_names()}
    return known | {plain(name): name for name in TITLES}


def attribute_heads() -> dict[str, str]:
    """Each attribute by its name, where nothing else is called so; else by its code."""
    taken = {plain(str(title)) for title in TITLES.values()} | {plain(name) for name in TITLES}
    heads: dict[str, str] = {}
    # What tells variants apart is called so first.
    for code, name in sorted(attribute_names().items(), key=lambda one: (one[0] not in AXES, one)):
        head = next((one for one in (name, code) if plain(one) not in taken), "")
        if head:
            taken |= {plain(head), plain(code)}
            heads[head] = code
    return heads


def attribute_names() -> dict[str, str]:
    """By its code; classes may call one otherwise, but colour and size have one name each."""
    names = dict(_attributes())
    return names | {code: str(AXIS_NAMES[code]) for code in AXES if code in names}


def _attributes() -> list[tuple[str, str]]:
    rows = get_model("catalogue", "ProductAttribute").objects.filter(type__in=TYPED)
    return list(rows.order_by("-pk").values_list("code", "name"))
