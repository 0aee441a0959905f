"""What a table may say, cell by cell, and what becomes of it in the store that sent it."""

import io
import zipfile
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation

from core.audit import history_of
from core.outbox import drain
from core.uploads import Refused
from core.uploads.table import MOST_BYTES, check_table
from sellers.desk.imports.faults import SENTENCES
from sellers.desk.imports.models import CatalogueImport
from sellers.desk.imports.services.start_import import start_import
from sellers.desk.imports.tests.files import HEADS, a_book, a_csv, a_row, a_stall, sent
from sellers.stores.models import Membership
from shop.catalogue.models import Product
from shop.catalogue.states import Standing
from shop.moderation.models import ChangeSet
from shop.partner.models import StockRecord
from tests.builders import a_product, a_store
from tests.stalls import a_variant

pytestmark = pytest.mark.django_db


def checked(store: Any, by: Any, file: Any) -> CatalogueImport:
    catalogue = sent(store, by, file)
    drain()
    catalogue.refresh_from_db()
    return catalogue


def taken(store: Any, by: Any, file: Any) -> CatalogueImport:
    catalogue = checked(store, by, file)
    start_import(catalogue, by=by)
    drain()
    catalogue.refresh_from_db()
    return catalogue


def faults(catalogue: CatalogueImport) -> list[tuple[int, str, str]]:
    return list(catalogue.faults.order_by("row", "id").values_list("row", "column", "code"))


def outcomes(catalogue: CatalogueImport) -> list[str]:
    return list(catalogue.rows.order_by("number").values_list("outcome", flat=True))


@pytest.mark.parametrize(
    ("head", "cell", "code"),
    [
        ("Prix (GNF)", "cher", "francs"),
        ("Prix (GNF)", "12,5", "francs"),
        ("Prix (GNF)", "1e9", "francs"),
        ("Prix (GNF)", "-5", "francs"),
        ("Prix (GNF)", "99999999999", "francs"),
        ("Prix (GNF)", "0", "not_positive"),
        ("Prix (GNF)", "²", "francs"),
        ("Prix (GNF)", "", "required"),
        ("En stock", "3.5", "pieces"),
        ("En stock", "beaucoup 🍋", "pieces"),
        ("Rayon", "lune", "category"),
        ("Sorte d’article", "lune", "kind"),
        ("Nom", "x" * 121, "too_long"),
        ("Nom", "", "required"),
        ("Remise (%)", "100", "percent_cell"),
        ("Remise (%)", "20", "no_dates"),
        ("Remise dès", "demain", "moment"),
        ("Prix de gros", "10=", "steps"),
        ("Prix de gros", "10:900; 10:800", "twice"),
        ("Prix de gros", "1:900", "quantity"),
        ("Prix de gros", "10:5000", "not_falling"),
        ("Poids", "lourd", "attribute"),
        ("Référence", "", "required"),
        ("Référence", "x" * 65, "too_long"),
    ],
)
def test_each_wrong_cell_is_named_by_row_and_column(head: str, cell: str, code: str) -> None:
    store, aissatou = a_stall()
    heads = [*HEADS, *([] if head in HEADS else [head])]
    row = dict.fromkeys(heads, "") | dict(zip(HEADS, a_row("A"), strict=True)) | {head: cell}
    catalogue = checked(
        store, aissatou, a_csv([[*a_row("B"), ""], list(row.values())], heads=heads)
    )
    assert faults(catalogue) == [(3, head, code)]
    assert [one.sku for one in catalogue.rows.all()] == ["B"]


def test_every_sentence_is_there_in_both_languages() -> None:
    for code, text in SENTENCES.items():
        with translation.override("fr"):
            french = str(text)
        with translation.override("en"):
            assert str(text) != french, code


@pytest.mark.parametrize("cell", ["75 000", "75.000", "75\u202f000 GNF", 75_000, 75_000.0])
def test_a_price_is_read_as_people_and_spreadsheets_write_it(cell: Any) -> None:
    store, aissatou = a_stall()
    taken(store, aissatou, a_book([a_row("A", price=cell)]))
    assert StockRecord.objects.get().price == 75_000


def test_a_new_article_waits_for_a_moderator_with_all_that_was_said_of_it() -> None:
    store, aissatou = a_stall()
    heads = [*HEADS, "Description", "Prix de gros", "Marque", "Poids", "Alerte de stock"]
    row = [*a_row("A-1", name="Bazin <b>riche</b>"), "<p>Beau</p><script>x</script>"]
    row += ["10:4 500; 50:4000", "Volta", "0,4", 2]
    assert outcomes(taken(store, aissatou, a_csv([row], heads=heads))) == ["created"]
    product = Product.objects.get()
    assert (product.standing, product.is_public) == (Standing.PENDING, False)
    assert product.submitted_at is not None
    assert product.title == "Bazin <b>riche</b>"
    assert "<script" not in product.description
    assert product.listed_brand == "Volta"
    record = StockRecord.objects.get()
    assert (record.partner_sku, record.price, record.num_in_stock) == ("A-1", 5_000, 3)
    assert record.price_steps == [[10, 4_500], [50, 4_000]]
    assert [(s.quantity, s.price) for s in record.steps.all()] == [(10, 4_500), (50, 4_000)]
    assert record.low_stock_threshold == 2
    assert product.attr.weight == 0.4


def test_price_and_stock_of_what_is_on_sale_change_at_once_and_its_words_do_not() -> None:
    store, aissatou = a_stall()
    product = a_product(title="Bazin", price=1_000, store=store)
    sku = f"S{product.pk}"
    heads = ["Référence", "Prix (GNF)", "En stock"]
    catalogue = taken(store, aissatou, a_csv([[sku, 1_200, 40]], heads=heads))
    assert outcomes(catalogue) == ["updated"]
    product.refresh_from_db()
    assert (product.listed_price, product.standing) == (1_200, Standing.APPROVED)
    record = StockRecord.objects.get()
    assert (record.price, record.num_in_stock) == (1_200, 40)
    assert history_of(record).get().action == "stock.imported"


def test_the_same_references_of_another_store_are_never_touched() -> None:
    store, aissatou = a_stall()
    fatou = a_store(name="Chez Fatou")
    theirs = a_product(title="À Fatou", price=9_000, store=fatou)
    theirs.stockrecords.update(partner_sku="A")
    assert outcomes(taken(store, aissatou, a_csv([a_row("A", price=1)]))) == ["created"]
    theirs.refresh_from_db()
    assert (theirs.title, theirs.listed_price) == ("À Fatou", 9_000)
    assert StockRecord.objects.get(partner=fatou).price == 9_000
    assert StockRecord.objects.filter(partner=store).count() == 1


def test_the_same_reference_twice_in_a_file_is_a_fault_of_the_second() -> None:
    store, aissatou = a_stall()
    catalogue = checked(store, aissatou, a_csv([a_row("A"), a_row("B"), a_row("A")]))
    fault = catalogue.faults.get()
    assert (fault.row, fault.code, fault.sentence) == (
        4,
        "sku_twice",
        "Cette référence est déjà à la ligne 2.",
    )


def test_a_formula_is_never_calculated_nor_believed() -> None:
    store, aissatou = a_stall()
    catalogue = checked(store, aissatou, a_book([a_row("A", price="=1+1"), a_row("B")]))
    assert faults(catalogue) == [(2, "Prix (GNF)", "formula")]


def test_a_row_that_was_overtaken_by_orders_is_refused_and_the_others_are_taken() -> None:
    store, aissatou = a_stall()
    first, second = (a_product(store=store, stock=10) for _ in range(2))
    heads = ["Référence", "En stock"]
    rows = [[f"S{product.pk}", 2] for product in (first, second)]
    catalogue = checked(store, aissatou, a_csv(rows, heads=heads))
    first.stockrecords.update(num_allocated=5)
    start_import(catalogue, by=aissatou)
    drain()
    assert outcomes(catalogue) == ["refused", "updated"]
    assert faults(catalogue) == [(2, "", "reserved")]
    assert first.stockrecords.get().num_in_stock == 10


def test_whoever_has_left_the_team_takes_nothing_in() -> None:
    store, aissatou = a_stall()
    catalogue = checked(store, aissatou, a_csv([a_row("A")]))
    start_import(catalogue, by=aissatou)
    Membership.objects.all().delete()
    drain()
    catalogue.refresh_from_db()
    assert (catalogue.status, Product.objects.count()) == ("failed", 0)


@pytest.mark.parametrize(
    ("file", "why"),
    [
        (SimpleUploadedFile("a.csv", b"\n\n,,\n"), "empty_file"),
        (a_csv([["x"]], heads=["Prix (GNF)"]), "no_sku_column"),
        (a_csv([["x", "y"]], heads=["Nom", "nom"]), "column_twice"),
        (a_csv([[str(n)] for n in range(20_001)], heads=["sku"]), "too_many_rows"),
    ],
)
def test_a_file_that_says_nothing_is_refused_whole(file: Any, why: str) -> None:
    store, aissatou = a_stall()
    catalogue = checked(store, aissatou, file)
    assert (catalogue.status, catalogue.why) == ("failed", why)


def a_bomb() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("[Content_Types].xml", "<x/>")
        book.writestr("xl/workbook.xml", b" " * 120 * 1024 * 1024)
    return data.getvalue()


def with_entities() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as book:
        book.writestr("[Content_Types].xml", "<x/>")
        book.writestr("xl/workbook.xml", '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>')
    return data.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.xlsx", a_bomb()),
        ("a.xlsx", with_entities()),
        ("a.xlsx", b"Nom,Prix\n"),
        ("a.csv", b"\x89PNG\r\n\x1a\n" + bytes(50)),
        ("a.csv", b"<html><script>1</script>"),
        ("a.csv", b"a" * (MOST_BYTES + 1)),
        ("a.ods", b"PK\x03\x04"),
        ("a.exe", b"MZ"),
    ],
)
def test_what_is_no_table_or_too_large_unpacked_is_refused_at_the_door(
    name: str, data: bytes
) -> None:
    with pytest.raises(Refused):
        check_table(SimpleUploadedFile(name, data))


def test_words_of_a_variant_are_not_changed_here_its_price_is() -> None:
    store, aissatou = a_stall()
    child = a_variant(a_product(title="Robe", store=store), price=2_000, title="Robe (rouge)")
    heads = ["Référence", "Nom", "Prix (GNF)"]
    rows = [[f"V{child.pk}", "Autre", 1]]
    assert faults(checked(store, aissatou, a_csv(rows, heads=heads))) == [
        (2, "Nom", "variant_text")
    ]
    rows = [[f"V{child.pk}", "", 1_500]]
    assert outcomes(taken(store, aissatou, a_csv(rows, heads=heads))) == ["updated"]
    assert StockRecord.objects.get(product=child).price == Decimal(1_500)


def test_new_words_of_what_is_on_sale_wait_for_a_moderator() -> None:
    store, aissatou = a_stall()
    product = a_product(title="Bazin", price=1_000, store=store)
    heads = ["Référence", "Nom", "Prix (GNF)"]
    catalogue = taken(store, aissatou, a_csv([[f"S{product.pk}", "Bazin riche", 900]], heads=heads))
    assert outcomes(catalogue) == ["updated"]
    product.refresh_from_db()
    assert (product.title, product.listed_price, product.standing) == ("Bazin", 900, "approved")
    change = ChangeSet.objects.get()
    assert (change.product_id, change.proposed_by) == (product.pk, aissatou)
    assert change.changes == {"title": "Bazin riche"}


def test_new_words_of_a_draft_are_written() -> None:
    store, aissatou = a_stall()
    product = a_product(title="Bazin", store=store)
    Product.objects.update(standing=Standing.DRAFT, is_public=False)
    heads = ["Référence", "Nom", "Marque"]
    rows = [[f"S{product.pk}", "Bazin riche", "Volta"]]
    assert outcomes(taken(store, aissatou, a_csv(rows, heads=heads))) == ["updated"]
    product.refresh_from_db()
    assert (product.title, product.listed_brand) == ("Bazin riche", "Volta")
