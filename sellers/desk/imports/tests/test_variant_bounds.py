"""New variants: how many, what has changed meanwhile, what they cost, what the pages show."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from oscar.core.loading import get_model

from core.outbox import drain
from sellers.desk.imports.columns import attribute_heads
from sellers.desk.imports.models import ImportRow
from sellers.desk.imports.services.start_import import start_import
from sellers.desk.imports.tests.clothes import (
    HEADS,
    a_clothes_stall,
    a_dress,
    a_line,
    bare,
    family,
    look,
    send,
)
from sellers.desk.imports.tests.files import a_csv
from sellers.desk.imports.tests.test_cells import checked, faults, outcomes, taken
from shop.catalogue.models import Product
from shop.catalogue.services.set_variants import set_variants
from shop.catalogue.states import Standing
from shop.catalogue.variants import Variant, stock_of, values_of
from shop.moderation.models import ForbiddenWord

pytestmark = pytest.mark.django_db


def test_a_hundred_variants_and_no_more() -> None:
    store, aissatou = a_clothes_stall()
    rows = [bare(f"R-{n}", "ROBE", "rouge", f"T{n}") for n in range(101)]
    rows[0][2:5] = ["Robe wax", "mode", "vetement"]
    catalogue = send(store, aissatou, rows)
    assert faults(catalogue) == [(102, "Variante de", "too_many_variants")]
    assert Product.objects.filter(structure="child").count() == 100


def test_what_happened_since_the_file_was_looked_at_is_seen_when_it_is_taken() -> None:
    store, aissatou = a_clothes_stall()
    dress, gone = a_dress(store, aissatou), a_dress(store, aissatou)
    draft = a_dress(store, aissatou)
    Product.objects.filter(pk=draft.pk).update(standing=Standing.DRAFT, is_public=False)
    rows = [
        bare("A", f"#{dress.pk}", "vert", "S"),
        bare("B", f"#{dress.pk}", "noir", "S"),
        bare("C", f"#{gone.pk}", "noir", "S"),
        bare("D", f"#{draft.pk}", "faux", "S"),
    ]
    ForbiddenWord.objects.create(word="faux")
    catalogue = look(store, aissatou, rows)
    assert faults(catalogue) == []
    there = [Variant(values=values_of(c), stock=stock_of(5_000, 2)) for c in dress.children.all()]
    green = Variant(values=("Vert", "S"), stock=stock_of(9_000, 1))
    set_variants(dress, variants=[*there, green], by=aissatou)
    gone.delete()
    Product.objects.filter(pk=draft.pk).update(standing=Standing.APPROVED, is_public=True)
    start_import(catalogue, by=aissatou)
    drain()
    assert outcomes(catalogue) == ["refused", "created", "refused", "refused"]
    assert faults(catalogue) == [
        (2, "", "variant_there"),
        (4, "", "gone"),
        (5, "", "watched_now"),
    ]
    assert family(dress)["Vert, S"] == (9_000, 1)


def test_a_watched_word_of_what_waits_is_for_the_moderator() -> None:
    store, aissatou = a_clothes_stall()
    ForbiddenWord.objects.create(word="contrefaçon")
    assert outcomes(send(store, aissatou, [a_line("A", color="contrefaçon")])) == ["created"]


def queries_of_taking(store: Any, by: Any, rows: list[list[Any]]) -> tuple[int, int]:
    """Of looking and of taking; how many rows an INSERT takes is the database's matter."""
    with CaptureQueriesContext(connection) as looked:
        catalogue = look(store, by, rows)
    start_import(catalogue, by=by)
    with CaptureQueriesContext(connection) as took:
        drain()
    assert set(outcomes(catalogue)) == {"created"}
    found = [[q for q in one if not q["sql"].startswith("INSERT")] for one in (looked, took)]
    return len(found[0]), len(found[1])


def test_a_batch_costs_the_same_whatever_it_holds() -> None:
    store, aissatou = a_clothes_stall()

    def rows(mark: str, products: int, each: int) -> list[list[Any]]:
        return [
            a_line(f"{mark}-{p}-{v}", f"{mark}-{p}", size=f"T{v}")
            for p in range(products)
            for v in range(each)
        ]

    # What is held for the next time is read by the first.
    queries_of_taking(store, aissatou, rows("Z", 1, 1))
    few = queries_of_taking(store, aissatou, rows("A", 2, 2))
    many = queries_of_taking(store, aissatou, rows("B", 10, 15))
    assert many == few
    assert Product.objects.filter(structure="child").count() == 155
    assert ImportRow.objects.filter(plan="variant").count() == 155


def test_the_model_shows_variants_that_can_be_taken_under_other_names() -> None:
    store, aissatou = a_clothes_stall()
    client = Client()
    client.force_login(aissatou)
    where = reverse("seller:import_model", kwargs={"slug": store.code})
    model = client.get(where).content
    as_it_is = checked(store, aissatou, SimpleUploadedFile("catalogue.csv", model))
    assert faults(as_it_is) == [(row, "Référence", "example") for row in (2, 3, 4, 5)]
    mine = SimpleUploadedFile("catalogue.csv", model.replace(b"EXEMPLE", b"A"))
    catalogue = taken(store, aissatou, mine)
    assert faults(catalogue) == []
    assert [row.plan for row in catalogue.rows.order_by("number")] == ["new", *["variant"] * 3]
    assert family(Product.objects.get(structure="parent")).keys() == {
        "rouge, S",
        "rouge, M",
        "rouge, L",
    }


def test_the_page_says_what_would_be_made_and_what_would_change() -> None:
    store, aissatou = a_clothes_stall()
    dress = a_dress(store, aissatou)
    sku = dress.children.order_by("pk")[0].stockrecords.get().partner_sku
    rows = [
        bare("L", f"#{dress.pk}", "rouge", "L"),
        [sku, "", "", "", "", 7_000, 9, "", "", ""],
        a_line("N", "JUPE", name="Jupe"),
    ]
    catalogue = look(store, aissatou, rows)
    client = Client()
    client.force_login(aissatou)
    address = reverse("seller:import", kwargs={"slug": store.code, "key": catalogue.key})
    answer = client.get(address)
    assert [(row.sku, str(row.plan), row.what) for row in answer.context["planned"]] == [
        ("L", "nouvelle variante", "Robe wax (rouge, L)"),
        (sku, "à changer", "Prix (GNF), En stock"),
        ("N", "nouvelle variante", "Jupe (rouge, S)"),
    ]
    assert [(str(plan), n) for plan, n in answer.context["plans"] if n] == [
        ("variant", 2),
        ("change", 1),
    ]


def test_colour_and_size_are_called_so_whatever_a_sort_of_article_calls_them() -> None:
    store, aissatou = a_clothes_stall()
    cloth = get_model("catalogue", "ProductClass").objects.create(slug="tissu", name="Tissu")
    for code, name in (("size", "Longueur"), ("length", "Longueur"), ("color", "Teinte")):
        cloth.attributes.create(code=code, name=name, type="text")
    heads = attribute_heads()
    assert (heads["Couleur"], heads["Taille"], heads["Longueur"]) == ("color", "size", "length")
    with translation.override("en"):
        english = attribute_heads()
    assert {"Colour", "Size"} <= english.keys()
    rows = [a_line("A", kind="tissu")]
    for color, size in (("Couleur", "Taille"), ("Teinte", "size"), ("Colour", "Size")):
        file = a_csv(rows, heads=[*HEADS[:7], color, size, "Marque"])
        catalogue = checked(store, aissatou, file)
        assert faults(catalogue) == []
        assert catalogue.rows.get().data["attr:size"] == "S"
