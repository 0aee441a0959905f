"""Tables of clothes: rows that name their product, colour and size."""

from typing import Any

from oscar.core.loading import get_model

from sellers.desk.imports.tests.files import a_csv, a_stall
from sellers.desk.imports.tests.test_cells import checked, taken
from shop.catalogue.models import Product
from shop.catalogue.services.set_variants import set_variants
from shop.catalogue.variants import Variant, stock_of, values_of, variants_of
from tests.builders import a_product

HEADS = ["Référence", "Variante de", "Nom", "Rayon", "Sorte d’article", "Prix (GNF)", "En stock"]
HEADS += ["Couleur", "Taille", "Marque"]


def a_clothes_stall(**fields: Any) -> tuple[Any, Any]:
    store, aissatou = a_stall(**fields)
    a_kind("vetement")
    return store, aissatou


def a_kind(slug: str) -> Any:
    kind, _ = get_model("catalogue", "ProductClass").objects.get_or_create(
        slug=slug, defaults={"name": slug.capitalize()}
    )
    for code, name in (("brand", "Marque"), ("color", "Couleur"), ("size", "Taille")):
        kind.attributes.get_or_create(code=code, defaults={"name": name, "type": "text"})
    return kind


def a_line(sku: str, parent: str = "ROBE", /, **cells: Any) -> list[Any]:
    told = {"name": "Robe wax", "shelf": "mode", "kind": "vetement", "price": 5_000, "n": 3}
    return [sku, parent, *(told | {"color": "rouge", "size": "S", "brand": ""} | cells).values()]


def bare(sku: str, parent: str, color: str, size: str, **cells: Any) -> list[Any]:
    """As somebody adds it: the product is there, and says the rest."""
    return a_line(
        sku, parent, **{"name": "", "shelf": "", "kind": "", "color": color, "size": size} | cells
    )


def a_dress(store: Any, by: Any, **fields: Any) -> Product:
    """On sale in red S and red M."""
    dress = a_product(title="Robe wax", store=store, **fields)
    dress.stockrecords.all().delete()
    Product.objects.filter(pk=dress.pk).update(product_class=a_kind("vetement"))
    dress.refresh_from_db()
    variants = [Variant(values=("rouge", size), stock=stock_of(5_000, 2)) for size in "SM"]
    set_variants(dress, variants=variants, by=by)
    return dress


def family(product: Product) -> dict[str, tuple[int, int]]:
    """`rouge, S`: price and pieces."""
    return {
        ", ".join(values_of(child)): (int(record.price), record.num_in_stock)
        for child in variants_of(product).values()
        if child.is_public and (record := child.stockrecords.get())
    }


def send(store: Any, by: Any, rows: list[list[Any]]) -> Any:
    return taken(store, by, a_csv(rows, heads=HEADS))


def look(store: Any, by: Any, rows: list[list[Any]]) -> Any:
    return checked(store, by, a_csv(rows, heads=HEADS))
