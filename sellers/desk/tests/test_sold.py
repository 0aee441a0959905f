"""What is on sale already: price and stock change, the rest is asked for."""

from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from sellers.desk.tests.conftest import Page, a_photo, as_, fill, the
from shop.catalogue.models import Product
from shop.catalogue.shown import pictures_of
from shop.catalogue.states import Standing
from shop.moderation.models import ChangeSet
from shop.partner.models import StockRecord
from tests import builders

pytestmark = pytest.mark.django_db


def test_price_and_stock_of_what_is_sold_change_at_once(sold: Page) -> None:
    assert "kind" not in sold.fields
    assert sold.send("save", price="160000", stock="9").status_code == 302
    row = StockRecord.objects.get(product=the(sold))
    assert (int(row.price), row.num_in_stock) == (160_000, 9)
    assert not ChangeSet.objects.exists()
    assert the(sold).listed_price == 160_000


def test_words_of_what_is_sold_wait_for_a_moderator(sold: Page) -> None:
    sold.send("save", title="Robe bazin", attr_weight="0,5", size_class="large")
    product = the(sold)
    assert (product.title, product.size_class) == ("Robe wax", "large")
    asked = ChangeSet.objects.get(product=product)
    assert asked.changes == {"title": "Robe bazin", "values": {"brand": "Atelier A", "weight": 0.5}}
    said = [str(m) for m in get_messages(sold.answer.wsgi_request)]
    assert "attendent l’accord" in said[-1]
    sold.open()
    assert sold.fields["title"] == "Robe bazin"
    assert sold.fields["attr_weight"] == 0.5
    # Back to what it was: nothing is asked for any more.
    sold.send("save", title="Robe wax", attr_weight="")
    assert not ChangeSet.objects.filter(status="open").exists()


def test_pictures_of_what_is_sold_wait_too(sold: Page) -> None:
    before = pictures_of(the(sold))
    sold.send("photos", photos=[a_photo(60)])
    sold.fields.pop("photos")
    sold.then()
    sold.send("save")
    assert pictures_of(the(sold)) == before
    assert len(ChangeSet.objects.get().changes["pictures"]) == 2


def test_a_clerk_changes_words_and_no_price(sold: Page, her_store: Any) -> None:
    from sellers.stores.models import Store
    from sellers.stores.services.join_team import join_team

    clerk = builders.a_user(email="binta@makiti.test")
    join_team(Store.objects.get(partner=her_store), person=clerk, role="clerk")
    hers = Page(as_(clerk), sold.address)
    assert "price" not in hers.fields
    hers.send("save", title="Robe bazin", price="1", stock="0")
    assert hers.answer.status_code == 302
    row = StockRecord.objects.get(product=the(sold))
    assert (int(row.price), row.num_in_stock) == (150_000, 4)


def test_what_was_bought_while_the_page_was_open_stays_bought(sold: Page) -> None:
    StockRecord.objects.update(num_in_stock=1)
    sold.send("save", title="Robe bazin")
    assert StockRecord.objects.get().num_in_stock == 1


def test_a_post_of_nothing_empties_nothing_that_is_sold(sold: Page) -> None:
    sold.client.post(sold.address, {"version": sold.fields["version"]})
    assert the(sold).title == "Robe wax"
    assert not ChangeSet.objects.exists()


def test_the_reason_of_a_refusal_is_on_the_page(
    sheet: Page, women: Any, clothes: Any, moderator: Any
) -> None:
    from shop.moderation.services.reject_product import reject_product

    fill(sheet, women, clothes)
    sheet.send("publish")
    reject_product(the(sheet), by=moderator, reason="Photo floue")
    sheet.open()
    assert "Photo floue" in sheet.answer.content.decode()
    assert sheet.send("publish").status_code == 302
    assert the(sheet).standing == Standing.PENDING


def test_a_copy_is_edited_at_once(sold: Page) -> None:
    answer = sold.client.post(f"{sold.address}duplicate/")
    copy = Product.objects.for_store(the(sold).store).get(standing=Standing.DRAFT)
    assert answer["Location"].endswith(f"/products/{copy.pk}/")


def test_put_away_and_brought_back(sold: Page) -> None:
    sold.client.post(f"{sold.address}archive/")
    assert the(sold).standing == Standing.ARCHIVED
    assert not sold.client.get("/fr/search/?q=wax").context["page"].object_list
    sold.client.post(f"{sold.address}restore/")
    assert the(sold).standing == Standing.APPROVED
    sold.client.post(f"{sold.address}restore/")
    assert the(sold).standing == Standing.APPROVED


def test_shelves_are_proposed_for_a_name(sold: Page, women: Any) -> None:
    address = reverse("seller:product_shelves", kwargs={"slug": "boutique-aissatou"})
    told = sold.client.get(address, {"q": "Robe longue"}).json()["shelves"]
    assert told[0] == {"id": women.pk, "label": "Mode › Femmes", "kind": the(sold).product_class_id}
    assert sold.client.get(address, {"q": "fem"}).json()["shelves"][0]["id"] == women.pk
    assert sold.client.get(address, {"q": "\x00"}).json() == {"shelves": []}


def test_another_store_s_product_is_not_there(sold: Page, fatou: Any, other_store: Any) -> None:
    hers = as_(fatou)
    own = sold.address.replace("boutique-aissatou", "chez-fatou")
    for address in (sold.address, own):
        assert hers.get(address).status_code == 404
        for more in ("", "draft/", "photos/", "duplicate/", "archive/", "restore/"):
            assert hers.post(f"{address}{more}", {"title": "x"}).status_code == 404
    assert (the(sold).title, Product.objects.count()) == ("Robe wax", 1)
