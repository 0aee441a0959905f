"""A variant's colour and size are seen without a moderator: they lead nobody elsewhere."""

from typing import Any

import pytest

from sellers.desk.forms import VariantForm
from sellers.desk.tests.conftest import Page, fill, the
from shop.moderation.models import ForbiddenWord


@pytest.mark.parametrize(
    "text", ["620 12 34 56", "+224620123456", "wa.me/224", "boutique.gn", "a@b.co", "WhatsApp"]
)
@pytest.mark.parametrize("name", ["color", "size"])
def test_ways_to_reach_somebody_are_refused_beside_the_field(name: str, text: str) -> None:
    form = VariantForm({name: text})
    assert form.errors.keys() == {name}
    assert form.cleaned_data.get(name) is None


@pytest.mark.parametrize("text", ["bleu nuit", "38/39", "1,5 l", "256 Go", "6 yards", "220-240 V"])
def test_names_of_colours_and_sizes_are_not(text: str) -> None:
    assert VariantForm({"color": text, "size": text}).is_valid()


def grid(sheet: Page, colors: str) -> Page:
    sheet.send("grid", colors=colors, sizes="")
    return sheet.then()


def priced(sheet: Page, *, rows: int) -> dict[str, str]:
    return {f"v-{n}-{name}": "5000" for n in range(rows) for name in ("price", "stock")}


def test_a_watched_word_of_a_new_variant_of_what_is_sold_is_refused_beside_its_field(
    sold: Page, women: Any, clothes: Any
) -> None:
    grid(sold, "rouge, contrefaçons bleues")
    ForbiddenWord.objects.create(word="contrefaçon")
    answer = sold.send("save", **priced(sold, rows=2))
    assert answer.status_code == 422
    assert [list(row.errors) for row in answer.context["rows"]] == [[], ["color"]]
    assert "Mot à surveiller : contrefaçon." in answer.content.decode()
    assert not the(sold).children.exists()


def test_a_variant_that_is_there_stays_whatever_words_are_watched_since(sold: Page) -> None:
    grid(sold, "rouge, contrefaçon bleue")
    assert sold.send("save", **priced(sold, rows=2)).status_code == 302
    ForbiddenWord.objects.create(word="contrefaçon")
    sold.open()
    assert sold.send("save", **{"v-0-price": "6000"}).status_code == 302
    assert the(sold).children.count() == 2


def test_a_watched_word_of_what_nobody_sees_yet_is_shown_to_the_moderator(
    sheet: Page, women: Any, clothes: Any, moderator: Any
) -> None:
    ForbiddenWord.objects.create(word="contrefaçon")
    fill(sheet, women, clothes)
    grid(sheet, "rouge, contrefaçon bleue")
    assert sheet.send("publish", **priced(sheet, rows=2)).status_code == 302
    assert the(sheet).standing == "pending"
