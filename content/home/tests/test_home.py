"""The front door."""

from typing import Any

import pytest

from tests.builders import a_category, a_product
from tests.stalls import written

pytestmark = pytest.mark.django_db


def test_it_says_what_the_market_is_and_shows_its_rayons_and_products(client_fr: Any) -> None:
    category = a_category(name="Mode")
    a_product(title="Nouvelle robe", category=category)
    a_product(title="Lampe aimée", listed_score=460, listed_reviews=9, rating=4.8)
    a_product(title="Épuisée", stock=0)
    answer = client_fr.get("/fr/")
    body = answer.content.decode()
    assert "Tout le marché, livré chez vous" in body
    assert 'href="/fr/shop/mode/"' in body
    assert "Comment ça marche" in body
    assert "payez à la porte" in body.lower()
    assert {p.title for p in answer.context["newest"]} == {"Nouvelle robe", "Lampe aimée"}
    assert [p.title for p in answer.context["best"]] == ["Lampe aimée"]


def test_it_stands_on_an_empty_market_too(client_fr: Any, client_en: Any) -> None:
    assert client_fr.get("/fr/").status_code == 200
    assert "The whole market, at your door" in client_en.get("/en/").content.decode()


@pytest.mark.parametrize("many", [3, 60])
def test_it_costs_the_same_however_much_there_is(
    client_fr: Any, queries_of: Any, kadiatou: Any, many: int
) -> None:
    for n in range(many):
        a_product(category=a_category(), listed_score=n + 1)
    client_fr.force_login(kadiatou)
    seen = queries_of(client_fr, "/fr/")
    assert len(seen) == 11, "\n".join(seen)
    assert not written(seen)


def test_only_the_first_pictures_hurry(client_fr: Any) -> None:
    for n in range(12):
        a_product(listed_cover=f"products/{n}.webp")
    body = client_fr.get("/fr/").content.decode()
    pictures = [tag for tag in body.split("<img ")[1:]]
    assert all('loading="lazy"' in tag.split(">")[0] for tag in pictures)
    assert all("width=" in tag.split(">")[0] for tag in pictures)
