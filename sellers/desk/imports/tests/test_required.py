"""What a sort of article asks for: new rows of a table go to a moderator, so they say it."""

from typing import Any

import pytest

from sellers.desk.imports.tests.clothes import a_clothes_stall, a_dress, a_kind, a_line, bare, look
from sellers.desk.imports.tests.files import a_csv
from sellers.desk.imports.tests.test_cells import checked, faults
from shop.catalogue.models import Product
from shop.catalogue.states import Standing
from tests.stalls import a_fact

pytestmark = pytest.mark.django_db


@pytest.fixture
def stall() -> tuple[Any, Any]:
    store, aissatou = a_clothes_stall()
    a_kind("vetement").attributes.filter(code__in=["brand", "size"]).update(required=True)
    return store, aissatou


def test_something_new_says_all_that_is_asked_for(stall: Any) -> None:
    rows = [
        a_line("A", ""),
        a_line("B", "", brand="Volta", size=""),
        a_line("C", "", brand="Volta"),
        a_line("D", "ROBE", brand="Volta"),
        # The first row of a product has said it for the others.
        bare("E", "ROBE", "bleu", "M"),
        bare("F", "ROBE", "vert", ""),
        a_line("G", "JUPE"),
    ]
    looked = look(*stall, rows)
    assert faults(looked) == [
        (2, "Marque", "required"),
        (3, "Taille", "required"),
        (7, "Taille", "required"),
        (8, "Marque", "required"),
    ]


def test_a_table_without_the_column_is_told_that_it_is_needed(stall: Any) -> None:
    heads = ["Référence", "Nom", "Rayon", "Sorte d’article", "Prix (GNF)", "En stock", "Taille"]
    row = ["A", "Robe wax", "mode", "vetement", 5_000, 3, "S"]
    looked = checked(*stall, a_csv([row], heads=heads))
    assert [code for _row, _column, code in faults(looked)] == ["required_new"]


def test_what_is_read_or_sold_does_not_lose_it_and_a_draft_may(stall: Any) -> None:
    store, aissatou = stall
    dress = a_dress(store, aissatou)
    rows = [bare("N", f"#{dress.pk}", "vert", "")]
    assert faults(look(store, aissatou, rows)) == [(2, "Taille", "required")]
    Product.objects.filter(pk=dress.pk).update(standing=Standing.DRAFT, is_public=False)
    # Another reference: the same file once more would be the same import.
    assert faults(look(store, aissatou, [["M", *rows[0][1:]]])) == []


@pytest.mark.parametrize(
    ("standing", "told"),
    [(Standing.APPROVED, [(2, "Marque", "required")]), (Standing.DRAFT, [])],
)
def test_a_cell_is_not_emptied_of_what_is_sold(stall: Any, standing: str, told: Any) -> None:
    store, aissatou = stall
    kind = a_kind("vetement")
    heads = ["Référence", "Marque"]
    alone = Product.objects.create(
        title="Jupe", store=store, product_class=kind, standing=standing, is_public=False
    )
    a_fact(alone, "brand", "Volta")
    alone.stockrecords.create(
        partner=store, partner_sku="ALONE", price=5_000, price_currency="GNF", num_in_stock=1
    )
    assert faults(checked(store, aissatou, a_csv([["ALONE", ""]], heads=heads))) == told
