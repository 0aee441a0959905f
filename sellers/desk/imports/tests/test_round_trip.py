"""A catalogue that was taken along and sent back unchanged changes nothing."""

import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from sellers.desk.imports.export import StoreCatalogue
from sellers.desk.imports.models import ProductReference
from sellers.desk.imports.tests.files import a_stall
from sellers.desk.imports.tests.test_cells import faults, outcomes, taken
from shop.partner.models import StockRecord
from shop.partner.revisions import Discount
from shop.partner.services.set_discount import set_discount
from shop.partner.services.set_price_steps import set_price_steps
from tests.builders import a_product, a_store
from tests.stalls import a_fact, a_variant

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_what_was_exported_can_be_sent_back_and_changes_nothing(format: str) -> None:
    store, aissatou = a_stall(name="Boutique Aïssatou")
    plain = a_product(title="=Bazin  riche", price=1_000, stock=7, store=store)
    a_fact(plain, "brand", "-Volta")
    a_fact(plain, "weight", 0.4, kind="float")
    plain.description = '<p>Deux\nlignes, « citées »; et "ceci"</p>'
    plain.save()
    record = StockRecord.objects.get(product=plain)
    starts = timezone.now()
    discount = Discount(starts=starts, ends=starts + timedelta(days=3), percent=20)
    set_discount(record, by=aissatou, discount=discount)
    set_price_steps(record, by=aissatou, steps=[(10, 900), (50, 800)])
    parent = a_product(title="Robe", store=store)
    named = a_product(title="Jupe", store=store)
    ProductReference.objects.create(partner=store, product=named, name="=JUPE")
    for product in (parent, named):
        a_fact(product, "brand", "Volta")
    children = [
        a_variant(product, price=2_000, title=f"{product.title} (rouge)")
        for product in (parent, parent, named)
    ]
    for child, color in zip(children, ("rouge", "-bleu", "rouge"), strict=True):
        a_fact(child, "color", color)
    a_product(title="À Fatou", store=a_store(name="Chez Fatou"))
    before = list(StockRecord.objects.order_by("pk").values())
    file = io.BytesIO()
    StoreCatalogue(store).write(file, person=aissatou, format=format, tick=lambda *_: None)
    back = SimpleUploadedFile(f"catalogue.{format}", file.getvalue())
    catalogue = taken(store, aissatou, back)
    assert faults(catalogue) == []
    assert outcomes(catalogue) == ["unchanged"] * 4
    skus = {f"S{plain.pk}", *(f"V{child.pk}" for child in children)}
    assert {row.sku for row in catalogue.rows.all()} == skus
    assert {row.plan for row in catalogue.rows.all()} == {"same"}
    assert list(StockRecord.objects.order_by("pk").values()) == before
