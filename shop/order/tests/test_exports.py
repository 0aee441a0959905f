"""Orders and products as tables."""

import csv
import io
from typing import Any

import pytest
from django.utils import translation

from core import outbox
from core.exports import Export, ask_export, export_kind
from core.uploads import private_files
from shop.order.models import Order
from tests import builders
from tests.races.helpers import at_the_last_step, place


def lines(export: Export) -> list[dict[str, str]]:
    outbox.drain()
    export.refresh_from_db()
    with private_files.open(export.name) as file:
        return list(csv.DictReader(io.StringIO(file.read().decode("utf-8-sig"))))


@pytest.mark.django_db
def test_orders_say_who_what_and_how_much(admin: Any, kadiatou: Any) -> None:
    builders.a_country()
    place(at_the_last_step(builders.a_product(price=75_000), user=kadiatou))
    order = Order.objects.get()
    [line] = lines(ask_export(admin, kind="orders", format="csv"))
    assert line["Numéro"] == order.number
    assert line["Téléphone"] == "'+224 620 12 34 56"
    assert line["Adresse e-mail"] == "kadiatou@makiti.test"
    assert (line["Articles"], line["Boutiques"], line["Devise"]) == ("1", "1", "GNF")
    assert line["Total"] == str(int(order.total_incl_tax))


@pytest.mark.django_db
def test_a_store_s_name_is_no_formula_and_heads_speak_the_asker_s_language(admin: Any) -> None:
    store = builders.a_store(name="=HYPERLINK(1)")
    builders.a_product(title="@Bazin", price=75_000, stock=3, store=store)
    with translation.override("en"):
        export = ask_export(admin, kind="products", format="csv")
    [line] = lines(export)
    assert line["Store"] == "'=HYPERLINK(1)"
    assert line["Product name"] == "'@Bazin"
    assert (line["Price (GNF)"], line["In stock"]) == ("75000", "3")


@pytest.mark.django_db
def test_more_orders_are_no_more_queries(kadiatou: Any, django_assert_num_queries: Any) -> None:
    builders.a_country()
    for _ in range(3):
        place(at_the_last_step(builders.a_product(), user=kadiatou))
    kind = export_kind("orders")
    assert kind
    with django_assert_num_queries(2):
        kind.write(io.BytesIO(), person=kadiatou, format="csv", tick=lambda *_: None)
    assert Order.objects.count() == 3
