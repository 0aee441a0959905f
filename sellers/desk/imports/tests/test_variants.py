"""New variants of old and new products: rows that name their product, colour and size."""

from typing import Any

import pytest
from oscar.core.loading import get_model

from core.audit import history_of
from sellers.desk.imports.models import ProductReference
from sellers.desk.imports.tests.clothes import (
    a_clothes_stall,
    a_dress,
    a_kind,
    a_line,
    bare,
    family,
    look,
    send,
)
from sellers.desk.imports.tests.test_cells import faults, outcomes
from shop.catalogue.models import Product
from shop.catalogue.services.set_variants import set_variants
from shop.catalogue.states import Standing
from shop.catalogue.variants import Variant, stock_of, values_of
from shop.moderation.models import ForbiddenWord
from shop.partner.models import StockRecord
from tests.builders import a_product, a_store

pytestmark = pytest.mark.django_db


def test_rows_that_name_one_product_become_it_and_its_variants() -> None:
    store, aissatou = a_clothes_stall()
    rows = [
        a_line("R-S", brand="Atelier A"),
        bare("R-M", "ROBE", "rouge", "M", price=6_000),
        bare("R-B", "ROBE", "bleu", "", n=0),
    ]
    assert outcomes(send(store, aissatou, rows)) == ["created"] * 3
    dress = Product.objects.exclude(structure="child").get()
    assert (dress.structure, dress.standing, dress.is_public) == ("parent", "pending", False)
    assert (dress.title, dress.store_id, dress.listed_brand) == ("Robe wax", store.pk, "Atelier A")
    assert not dress.stockrecords.exists()
    assert family(dress) == {"rouge, S": (5_000, 3), "rouge, M": (6_000, 3), "bleu, ": (5_000, 0)}
    assert {c.title for c in dress.children.all()} == {
        "Robe wax (rouge, S)",
        "Robe wax (rouge, M)",
        "Robe wax (bleu)",
    }
    assert dress.store_reference.name == "ROBE"
    assert (dress.listed_price, dress.listed_colors) == (5_000, "|rouge|bleu|")
    assert [e.action for e in history_of(dress)] == ["product.variants", "product.imported"]


def test_the_same_file_twice_changes_nothing_the_second_time() -> None:
    store, aissatou = a_clothes_stall()
    rows = [a_line("R-S", brand="Volta"), a_line("R-M", size="M"), bare("R-L", "ROBE", "bleu", "L")]
    send(store, aissatou, rows)
    before = list(Product.objects.order_by("pk").values()), list(StockRecord.objects.values())
    again = send(store, aissatou, rows)
    assert faults(again) == []
    assert outcomes(again) == ["unchanged"] * 3
    assert set(again.rows.values_list("plan", flat=True)) == {"same"}
    assert (
        list(Product.objects.order_by("pk").values()),
        list(StockRecord.objects.values()),
    ) == before


@pytest.mark.parametrize("named", ["#", "sibling", "sibling twice"])
def test_what_is_on_sale_gets_a_new_variant_at_once(named: str) -> None:
    store, aissatou = a_clothes_stall()
    dress = a_dress(store, aissatou)
    sibling = dress.children.order_by("pk")[0].stockrecords.get().partner_sku
    parent = f"#{dress.pk}" if named == "#" else sibling
    rows = [bare("R-L", parent, "Rouge", " L ", price=7_000)]
    if named == "sibling twice":
        rows.append(bare("R-XL", f"#{dress.pk}", "rouge", "XL"))
    looked = look(store, aissatou, rows)
    assert [row.plan for row in looked.rows.all()] == ["variant"] * len(rows)
    assert dress.children.count() == 2
    assert outcomes(send(store, aissatou, rows)) == ["created"] * len(rows)
    child = Product.objects.get(stockrecords__partner_sku="R-L")
    assert (child.parent_id, child.is_public, child.standing) == (dress.pk, True, "approved")
    assert values_of(child) == ("Rouge", "L")
    assert family(dress).keys() >= {"rouge, S", "rouge, M", "Rouge, L"}
    dress.refresh_from_db()
    assert dress.standing == Standing.APPROVED
    assert "size=l" in dress.listed_traits


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [
        (bare("N", "#", "rouge", "S"), "Taille", "variant_known"),
        (bare("N", "#", "ROUGE", "s"), "Taille", "variant_known"),
        (bare("N", "#", "", ""), "Taille", "variant_nameless"),
        (bare("N", "#", "x" * 31, "L"), "Couleur", "too_long"),
        (bare("N", "#", "620 12 34 56", "L"), "Couleur", "contact"),
        (bare("N", "#", "rouge", "boutique.gn"), "Taille", "contact"),
        (bare("N", "#", "rouge contrefaçons", "L"), "Couleur", "watched"),
        (bare("N", "#", "rouge", "L", price=""), "Prix (GNF)", "required"),
        (bare("N", "#", "rouge", "L", n="x"), "En stock", "pieces"),
        (bare("N", "#", "rouge", "L", name="Jupe"), "Nom", "variant_text"),
        (bare("N", "#", "rouge", "L", shelf="mode"), "Rayon", "variant_text"),
        (bare("N", "#", "rouge", "L", kind="article"), "Sorte d’article", "variant_text"),
        (bare("N", "#", "rouge", "L", brand="Autre"), "Marque", "variant_text"),
        (bare("N", "#0", "rouge", "L"), "Variante de", "no_product"),
        (bare("N", "ALONE", "rouge", "L"), "Variante de", "sold_alone"),
        (a_line("N", "NEW", kind="article"), "Couleur", "no_attribute"),
        (a_line("N", "NEW", kind="lune"), "Sorte d’article", "kind"),
        (a_line("N", "NEW", name=""), "Nom", "required"),
        (a_line("ALONE", "NEW"), "Variante de", "parent_fixed"),
    ],
)
def test_each_wrong_cell_of_a_new_variant_is_named(row: list[Any], column: str, code: str) -> None:
    store, aissatou = a_clothes_stall()
    ForbiddenWord.objects.create(word="contrefaçon")
    dress = a_dress(store, aissatou)
    alone = a_product(title="Robe wax", price=5_000, stock=3, store=store)
    alone.stockrecords.update(partner_sku="ALONE")
    row = [row[0], f"#{dress.pk}" if row[1] == "#" else row[1], *row[2:]]
    before = Product.objects.count()
    catalogue = look(store, aissatou, [row, bare("GOOD", f"#{dress.pk}", "vert", "M")])
    assert (2, column, code) in faults(catalogue)
    assert {number for number, _column, _code in faults(catalogue)} == {2}
    assert [one.sku for one in catalogue.rows.all()] == ["GOOD"]
    assert Product.objects.count() == before


def test_a_size_that_the_shop_does_not_know_is_named() -> None:
    store, aissatou = a_clothes_stall()
    group = get_model("catalogue", "AttributeOptionGroup").objects.create(name="Tailles")
    for option in "SM":
        group.options.create(option=option)
    kind = a_kind("chaussure")
    kind.attributes.filter(code="size").update(type="option", option_group=group)
    rows = [a_line("A", kind="chaussure", size=size) for size in ("S", "XXL")]
    rows[1][0] = "B"
    catalogue = send(store, aissatou, rows)
    assert faults(catalogue) == [(3, "Taille", "attribute")]
    assert family(Product.objects.get(structure="parent")) == {"rouge, S": (5_000, 3)}


def test_a_combination_twice_in_a_file_is_a_fault_of_the_second() -> None:
    store, aissatou = a_clothes_stall()
    rows = [a_line("A"), a_line("B", color="Rouge "), a_line("C", "JUPE", name="Jupe")]
    catalogue = look(store, aissatou, rows)
    fault = catalogue.faults.get()
    assert (fault.row, fault.column, fault.code) == (3, "Taille", "variant_twice")
    assert fault.sentence == "Cette variante est déjà à la ligne 2."


def test_a_bad_row_does_not_take_the_others_with_it() -> None:
    """What it says of the product that can be read, counts; its own price does not."""
    store, aissatou = a_clothes_stall()
    rows = [
        a_line("A", price="cher", brand="Volta"),
        bare("B", "ROBE", "rouge", "M"),
        bare("C", "ROBE", "bleu", "M", name="Jupe"),
    ]
    catalogue = send(store, aissatou, rows)
    assert faults(catalogue) == [(2, "Prix (GNF)", "francs"), (4, "Nom", "family_differs")]
    dress = Product.objects.get(structure="parent")
    assert (dress.title, dress.listed_brand) == ("Robe wax", "Volta")
    assert family(dress) == {"rouge, M": (5_000, 3)}


def test_it_does_where_nobody_else_says_what_the_product_is() -> None:
    store, aissatou = a_clothes_stall()
    rows = [a_line("A", shelf="lune"), bare("B", "ROBE", "rouge", "M")]
    catalogue = send(store, aissatou, rows)
    assert faults(catalogue) == [(2, "Rayon", "category"), (3, "Rayon", "required")]
    assert not Product.objects.exists()


def test_a_row_that_others_name_is_one_of_the_variants() -> None:
    store, aissatou = a_clothes_stall()
    rows = [bare("B", "A", "rouge", "M"), a_line("A", "")]
    assert outcomes(send(store, aissatou, rows)) == ["created"] * 2
    assert family(Product.objects.get(structure="parent")).keys() == {"rouge, M", "rouge, S"}


def test_what_was_taken_off_sale_is_put_back_on_its_page() -> None:
    store, aissatou = a_clothes_stall()
    dress = a_dress(store, aissatou)
    set_variants(
        dress, variants=[Variant(values=("rouge", "S"), stock=stock_of(5_000, 2))], by=aissatou
    )
    catalogue = look(store, aissatou, [bare("N", f"#{dress.pk}", "rouge", "M")])
    assert faults(catalogue) == [(2, "Taille", "variant_off")]


def test_another_stores_product_is_neither_touched_nor_told() -> None:
    store, aissatou = a_clothes_stall()
    fatou = a_store(name="Chez Fatou")
    theirs = a_dress(fatou, aissatou)
    ProductReference.objects.create(partner=fatou, product=theirs, name="ROBE")
    sku = theirs.children.order_by("pk")[0].stockrecords.get().partner_sku
    before = list(Product.objects.order_by("pk").values())
    rows = [bare("A", f"#{theirs.pk}", "vert", "S"), bare("B", "#999999999", "vert", "S")]
    catalogue = look(store, aissatou, rows)
    told = list(catalogue.faults.order_by("row").values_list("column", "code", "told"))
    assert told == [("Variante de", "no_product", {})] * 2
    # By her own names they are new, whatever others have.
    rows = [a_line("A"), a_line("B", sku, name="Jupe")]
    assert outcomes(send(store, aissatou, rows)) == ["created"] * 2
    assert (
        list(Product.objects.filter(pk__in=[p["id"] for p in before]).order_by("pk").values())
        == before
    )
    assert Product.objects.filter(store=store, structure="parent").count() == 2
