"""The page of one product, as a seller without a script uses it."""

import uuid
from typing import Any

import pytest

from core.audit import history_of
from sellers.desk.models import Draft
from sellers.desk.tests.conftest import LIST, Page, as_, begin, fill, the
from shop.catalogue.models import Product
from shop.catalogue.richtext import as_plain
from shop.catalogue.shown import pictures_of
from shop.catalogue.states import Standing
from shop.moderation.services.approve_product import approve_product
from shop.partner.models import StockRecord

pytestmark = pytest.mark.django_db


def test_what_is_typed_is_there_when_one_comes_back(sheet: Page) -> None:
    sheet.send("facts", title="Robe", price="cent mille", description="Un\n\ndeux")
    again = sheet.then()
    assert again.fields["title"] == "Robe"
    assert again.fields["price"] == "cent mille"
    assert "Saisie à finir" in again.answer.content.decode()
    assert the(sheet).title == ""


def test_a_seller_lists_a_product_without_a_script(
    sheet: Page, women: Any, clothes: Any, aissatou: Any, moderator: Any, client: Any
) -> None:
    fill(sheet, women, clothes)
    answer = sheet.send("publish", attr_brand="Atelier A", attr_weight="0,4", try_at_door="on")
    assert answer.status_code == 302, sheet.answer.context["form"].errors
    product = the(sheet)
    assert product.standing == Standing.PENDING
    assert product.description.startswith("<p>Cousue à Madina.</p>\n<ul><li>wax</li>")
    assert (product.try_at_door, product.listed_brand) == (True, "Atelier A")
    row = StockRecord.objects.get(product=product)
    assert (int(row.price), row.num_in_stock, row.low_stock_threshold) == (150_000, 4, 2)
    assert len(pictures_of(product)) == 1
    assert not Draft.objects.get(product=product).is_open
    approve_product(product, by=moderator)
    assert "Robe wax" in client.get("/fr/search/?q=robbe+wax").content.decode()


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        (
            {"description": "cuir &amp; toile, &lt; 40&nbsp;", "description_is_html": "1"},
            "<p>cuir &amp; toile, &lt; 40</p>",
        ),
        ({"description": "cuir & toile <b>"}, "<p>cuir &amp; toile &lt;b&gt;</p>"),
    ],
)
def test_a_description_is_html_only_where_the_script_says_so(
    sheet: Page, sent: dict[str, str], kept: str
) -> None:
    sheet.send("facts", title="Sac", **sent)
    draft = Draft.objects.get(product=the(sheet))
    assert draft.typed["description"] == kept
    # Left and come back to, and sent again without the script.
    for name in sent:
        del sheet.fields[name]
    sheet.then()
    assert sheet.fields["description"] == as_plain(kept)
    assert sheet.send("save", title="Sac").status_code == 302
    assert the(sheet).description == kept


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", ""),
        ("category", ""),
        ("price", ""),
        ("price", "0"),
        ("price", "-5"),
        ("price", "12,50"),
        ("price", "9" * 14),
        ("price", "=1+1"),
        ("stock", "😀"),
        ("stock", "-1"),
        ("attr_weight", "lourd"),
        ("title", "x" * 121),
        ("category", "999999"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_lost(
    sheet: Page, women: Any, clothes: Any, field: str, value: str
) -> None:
    fill(sheet, women, clothes)
    sheet.send("publish", **{field: value})
    assert sheet.answer.status_code == 422
    form = sheet.answer.context["form"]
    assert set(form.errors) == {field}
    assert f'id="id_{field}_error"' in sheet.answer.content.decode()
    assert the(sheet).standing == Standing.DRAFT
    sheet.open()
    assert sheet.fields.get(field, "") == value
    assert sheet.fields.get("description")


def test_without_a_photo_nothing_is_published(sheet: Page, women: Any, clothes: Any) -> None:
    fill(sheet, women, clothes)
    stem = sheet.fields["order"]
    sheet.send(f"remove:{stem}")
    sheet.then()
    sheet.send("publish")
    assert sheet.answer.status_code == 422
    assert sheet.answer.context["form"].non_field_errors() == ["Ajoutez au moins une photo."]


def test_a_grid_of_colours_and_sizes(sheet: Page, women: Any, clothes: Any) -> None:
    fill(sheet, women, clothes)
    sheet.send("grid", colors="rouge, Bleu, rouge", sizes="S;M, L")
    sheet.then()
    assert sheet.fields["v-TOTAL_FORMS"] == 6
    assert sheet.fields["v-3-color"] == "Bleu"
    for n in range(6):
        sheet.fields[f"v-{n}-stock"] = str(n)
    sheet.send("grid", sizes="S, M, L, XL", **{"v-1-price": "175.000"})
    sheet.then()
    assert sheet.fields["v-TOTAL_FORMS"] == 8
    assert [sheet.fields.get(f"v-{n}-stock") for n in range(8)] == [
        "0", "1", "2", "", "3", "4", "5", "",
    ]  # fmt: skip
    assert sheet.send("publish").status_code == 302
    children = the(sheet).children.order_by("pk")
    stock = {c.title: c.stockrecords.get() for c in children}
    assert len(stock) == 8
    assert int(stock["Robe wax (rouge, M)"].price) == 175_000
    assert int(stock["Robe wax (Bleu, S)"].price) == 150_000
    assert stock["Robe wax (Bleu, L)"].num_in_stock == 5


def test_rows_without_a_price_wait_in_the_draft(sheet: Page, women: Any, clothes: Any) -> None:
    fill(sheet, women, clothes)
    sheet.send("grid", colors="rouge", sizes="S, M", price="")
    sheet.then()
    sheet.send("save", **{"v-0-price": "9000", "v-0-stock": "1", "v-1-stock": "7"})
    assert the(sheet).children.count() == 1
    sheet.open()
    assert (sheet.fields["v-1-size"], sheet.fields["v-1-stock"]) == ("M", "7")
    sheet.send("publish")
    assert sheet.answer.status_code == 422
    assert "v-1-price_error" in sheet.answer.content.decode()


def test_the_same_sent_twice_is_done_once(sheet: Page, women: Any, clothes: Any) -> None:
    fill(sheet, women, clothes)
    sheet.send("publish")
    product = the(sheet)
    lines = history_of(product).count()
    again = sheet.client.post(sheet.address, {**sheet.fields, "action": "publish"})
    assert again.status_code == 302
    assert StockRecord.objects.get(product=product).num_in_stock == 4
    assert history_of(product).count() == lines
    assert the(sheet).standing == Standing.PENDING


def test_two_taps_begin_one_product(hers: Any) -> None:
    token = str(uuid.uuid4())
    assert begin(hers, token) == begin(hers, token)
    assert Product.objects.count() == 1
    assert begin(hers).pk != Product.objects.order_by("pk").first().pk


@pytest.mark.parametrize("token", ["", "x", "1" * 40])
def test_a_tap_without_its_token_begins_nothing(hers: Any, token: str) -> None:
    assert hers.post(f"{LIST}new/", {"token": token}).status_code == 400
    assert not Product.objects.exists()


def test_a_token_of_another_store_tells_nothing(hers: Any, fatou: Any, other_store: Any) -> None:
    token = str(uuid.uuid4())
    begin(hers, token)
    answer = as_(fatou).post("/fr/seller/chez-fatou/products/new/", {"token": token})
    assert answer.status_code == 404
    assert Product.objects.count() == 1


def test_two_browsers_do_not_overwrite_each_other(sheet: Page, mamadou: Any) -> None:
    other = Page(as_(mamadou), sheet.address)
    sheet.send("facts", title="Robe")
    other.send("save", title="Pagne")
    assert other.answer.status_code == 409
    body = other.answer.content.decode()
    assert "Rien n’a été enregistré" in body
    assert 'value="Pagne"' in body
    assert Draft.objects.get(product=the(sheet)).typed["title"] == "Robe"
    # Who presses again knows it.
    other.fields["version"] = other.answer.context["version"]
    other.send("save")
    assert the(sheet).title == "Pagne"
    sheet.send("save", title="Robe")
    assert sheet.answer.status_code == 409
    assert the(sheet).title == "Pagne"


def test_autosave_keeps_and_tells_the_version(sheet: Page) -> None:
    answer = sheet.client.post(f"{sheet.address}draft/", {**sheet.fields, "title": "Ro"})
    assert answer.json()["version"] == 1
    assert answer.json()["said"].startswith("Brouillon gardé à ")
    # Its answer was lost: the same page sends what it has by now.
    again = sheet.client.post(f"{sheet.address}draft/", {**sheet.fields, "title": "Robe"})
    assert again.json()["version"] == 2
    stranger = {**sheet.fields, "hand": uuid.uuid4().hex, "title": "Autre"}
    refused = sheet.client.post(f"{sheet.address}draft/", stranger)
    assert (refused.status_code, refused.json()["version"]) == (409, 2)
    assert Draft.objects.get(product=the(sheet)).typed["title"] == "Robe"


def test_far_too_much_is_cut(sheet: Page) -> None:
    sent = {**sheet.fields, "description": "x" * 100_000} | {f"x{n}": "1" for n in range(900)}
    assert sheet.client.post(f"{sheet.address}draft/", sent).status_code == 200
    typed = Draft.objects.get(product=the(sheet)).typed
    assert len(typed) <= 700
    assert len(typed.get("description", "")) <= 25_000
