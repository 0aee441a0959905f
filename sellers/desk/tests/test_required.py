"""What a sort of article asks for: needed to publish, never to keep a draft."""

from typing import Any

import pytest

from sellers.desk.services.publish_product import publish_product
from sellers.desk.tests.conftest import Page, begin, fill, the
from shop.catalogue.exceptions import NotWritten
from shop.catalogue.models import Product
from shop.catalogue.required import lacking_of
from shop.catalogue.services.duplicate_product import duplicate_product
from shop.catalogue.states import Standing
from shop.moderation.services.archive_product import archive_product

pytestmark = pytest.mark.django_db


@pytest.fixture
def asking(clothes: Any) -> Any:
    clothes.attributes.filter(code="brand").update(required=True)
    return clothes


@pytest.mark.parametrize(
    ("language", "said"), [("fr", "À remplir pour publier."), ("en", "Needed to publish.")]
)
def test_it_is_asked_for_beside_its_field_and_only_to_publish(
    sheet: Page, women: Any, asking: Any, language: str, said: str
) -> None:
    fill(sheet, women, asking)
    sheet.address = sheet.address.replace("/fr/", f"/{language}/")
    answer = sheet.send("publish", attr_brand="  ")
    assert answer.status_code == 422
    assert answer.context["form"].errors == {"attr_brand": [said]}
    assert the(sheet).standing == Standing.DRAFT
    # Nor called optional.
    label = answer.content.decode().split('for="id_attr_brand">')[1].split("</label>")[0]
    assert label == "Marque"
    assert sheet.send("save").status_code == 302
    assert the(sheet).standing == Standing.DRAFT
    sheet.open()
    assert sheet.send("publish", attr_brand="Atelier A").status_code == 302
    assert the(sheet).standing == Standing.PENDING


def test_what_tells_variants_apart_is_asked_of_each(sheet: Page, women: Any, clothes: Any) -> None:
    clothes.attributes.filter(code="size").update(required=True)
    fill(sheet, women, clothes)
    sheet.send("grid", colors="rouge, bleu")
    sheet.then()
    sent = {f"v-{row}-stock": "1" for row in (0, 1)}
    answer = sheet.send("publish", **sent, **{"v-0-size": "M"})
    assert answer.status_code == 422
    assert [sorted(row.errors) for row in answer.context["rows"]] == [[], ["size"]]
    assert sheet.send("publish", **{"v-1-size": "M"}).status_code == 302
    assert the(sheet).standing == Standing.PENDING
    assert lacking_of([the(sheet).pk]) == {}


def test_whatever_publishes_asks_for_it(sold: Page, asking: Any, aissatou: Any) -> None:
    product = the(sold)
    archive_product(product, by=aissatou)
    product.attribute_values.all().delete()
    copy = duplicate_product(product, by=aissatou)
    for row, standing in ((copy, Standing.DRAFT), (product, Standing.ARCHIVED)):
        with pytest.raises(NotWritten) as refused:
            publish_product(row, by=aissatou)
        assert (refused.value.field, refused.value.messages) == (
            "attr_brand",
            ["À remplir pour publier : Marque."],
        )
        assert Product.objects.get(pk=row.pk).standing == standing


def test_what_comes_back_as_it_was_approved_is_asked_nothing_new(
    sold: Page, clothes: Any, aissatou: Any
) -> None:
    product = the(sold)
    archive_product(product, by=aissatou)
    clothes.attributes.filter(code="weight").update(required=True)
    assert list(lacking_of([product.pk])) == [product.pk]
    assert publish_product(product, by=aissatou) == Standing.APPROVED


def test_a_box_without_a_tick_is_an_answer(hers: Any, asking: Any, women: Any) -> None:
    asking.attributes.create(code="new", name="Neuf", type="boolean", required=True)
    product = begin(hers)
    Product.objects.filter(pk=product.pk).update(product_class=asking)
    assert {pk: [a.code for a in rows] for pk, rows in lacking_of([product.pk]).items()} == {
        product.pk: ["brand"]
    }
