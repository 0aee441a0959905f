"""A word with a mistake finds what was meant, on whichever database the suite runs."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from shop.catalogue.models import Product
from shop.catalogue.services.refresh_listing import refresh_listing
from shop.catalogue.services.relearn_market import relearn_market
from shop.search.models import Synonyms, Word, WordGram
from shop.search.services.learn_words import learn_words
from shop.search.spelling import better_words
from tests.builders import a_product, a_store

pytestmark = pytest.mark.django_db


@pytest.fixture
def market() -> dict[str, Product]:
    store = a_store(name="Chez Fatou", code="chez-fatou")
    made = {
        "phone": a_product(title="Téléphone Samsung A05", price=950_000, store=store),
        "shoes": a_product(title="Chaussures de sport", price=180_000, store=store),
        "bazin": a_product(title="Bazin riche 5 mètres", price=450_000, store=store),
    }
    put_on_sale(*made.values())
    return made


def put_on_sale(*products: Product) -> None:
    """As the shop does it: listed once it has a price."""
    keys = [product.pk for product in products]
    Product.objects.filter(pk__in=keys).update(listed_price=None)
    assert refresh_listing(keys) == len(keys)


def found(query: str, **parameters: Any) -> list[str]:
    answer = Client().get("/fr/search/", {"q": query, **parameters})
    assert answer.status_code == 200
    return [product.title for product in answer.context["page"].object_list]


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("telefone", "Téléphone Samsung A05"),
        ("samsoung", "Téléphone Samsung A05"),
        ("telefonne samsung", "Téléphone Samsung A05"),
        ("tlephone", "Téléphone Samsung A05"),
        ("chossure", "Chaussures de sport"),
        ("CHAUSURES", "Chaussures de sport"),
        ("basin riche", "Bazin riche 5 mètres"),
    ],
)
def test_a_mistake_finds_what_was_meant(market: dict[str, Product], typed: str, title: str) -> None:
    assert found(typed) == [title]
    told = Client().get("/fr/search/suggest/", {"q": typed}).json()["suggestions"]
    assert [one["title"] for one in told] == [title]


def test_the_page_says_what_it_looked_for_instead(market: dict[str, Product]) -> None:
    answer = Client().get("/fr/search/", {"q": "telefone"})
    assert "Rien pour «\xa0telefone\xa0»." in answer.content.decode().replace(
        "« ", "«\xa0"
    ).replace(" »", "\xa0»")
    assert answer.context["filters"].q == "téléphone"
    assert "Résultats pour" in answer.content.decode()
    english = Client().get("/en/search/", {"q": "telefone"}).content.decode()
    assert "Nothing for" in english


def test_right_words_are_never_changed(market: dict[str, Product]) -> None:
    assert better_words("téléphone samsung") == ""
    assert better_words("téléphone") == ""
    # Known to the market, though nothing has both.
    assert better_words("téléphone riche") == ""
    assert found("téléphone riche") == []


@pytest.mark.parametrize(
    "typed", ["", "riz", "zz", "zzzzzz", "4567", "a05x", "🛵", "' OR 1=1 --", "x" * 5000, "\x00%_*"]
)
def test_what_resembles_nothing_stays_as_it_was_typed(
    market: dict[str, Product], typed: str
) -> None:
    assert better_words(typed) == ""
    assert found(typed or "zzzz") == []


def test_a_new_product_is_found_misspelt_at_once(market: dict[str, Product]) -> None:
    assert found("ventilatère") == []
    put_on_sale(a_product(title="Ventilateur sur pied", price=320_000))
    assert found("ventilatère") == ["Ventilateur sur pied"]


def test_of_two_that_are_as_near_the_more_frequent_is_meant() -> None:
    learn_words(["Lampe", "Rampe rampe", "Rampe noire"])
    assert better_words("dampe") == "rampe"


@pytest.fixture
def fabrics() -> None:
    """`page` is on more products than `pagne`, and `pange` is one letter away from either."""
    pages = [a_product(title=f"Cahier {n}, papier à page", price=5_000 + n) for n in range(4)]
    put_on_sale(*pages, a_product(title="Pagne wax", price=60_000))


def test_letters_that_are_swapped_are_likelier_than_one_too_many(fabrics: None) -> None:
    assert found("pange") == ["Pagne wax"]
    assert found("pange wax") == ["Pagne wax"]


def test_of_what_may_be_meant_that_counts_which_is_sold_with_the_other_words(
    fabrics: None,
) -> None:
    assert better_words("pange papier") == "page papier"
    assert len(found("pange papier")) == 4
    # Both are misspelt: only together are they one thing.
    assert found("pange cahyer") == [f"Cahier {n}, papier à page" for n in (3, 2, 1, 0)]
    # None of it is sold together: the likeliest stays, and finds nothing.
    assert better_words("pange inconnu") == "pagne inconnu"


def test_another_name_of_the_other_word_counts_too(fabrics: None) -> None:
    Synonyms.objects.create(words="wax, imprimé")
    assert found("pange imprimé") == ["Pagne wax"]


def test_to_see_what_is_sold_together_costs_one_query(fabrics: None) -> None:
    found("pange wax")
    with CaptureQueriesContext(connection) as queries:
        better_words("pange papier cahyer")
    # Which are known, two words, and one search for all that may be meant.
    assert len(queries) == 4
    client = Client()
    with CaptureQueriesContext(connection) as queries:
        client.get("/fr/search/", {"q": "pange wax"})
    assert len(queries) <= 11


def test_learning_twice_knows_once(market: dict[str, Product]) -> None:
    words, pieces = Word.objects.count(), WordGram.objects.count()
    assert learn_words(["Téléphone Samsung"]) == 0
    assert (Word.objects.count(), WordGram.objects.count()) == (words, pieces)


def test_a_word_that_nothing_has_any_more_is_forgotten(market: dict[str, Product]) -> None:
    Product.objects.filter(pk=market["bazin"].pk).update(is_public=False)
    assert relearn_market() > 0
    assert not Word.objects.filter(stem="bazin").exists()
    assert not WordGram.objects.exclude(word__in=Word.objects.all()).exists()
    assert found("basin") == []
    assert found("telefone") == ["Téléphone Samsung A05"]


def test_relearning_counts_products_not_words(market: dict[str, Product]) -> None:
    put_on_sale(a_product(title="Housse de téléphone, téléphone nu", price=9_000))
    Word.objects.update(products=99)
    relearn_market()
    counted = dict(Word.objects.values_list("stem", "products"))
    assert counted["telephone"] == 2
    assert counted["bazin"] == 1


def test_a_misspelt_search_costs_a_bounded_number_of_queries(market: dict[str, Product]) -> None:
    client = Client()
    found("telefone")
    with CaptureQueriesContext(connection) as three:
        client.get("/fr/search/", {"q": "telefone samsoung chossure"})
    with CaptureQueriesContext(connection) as twelve:
        client.get("/fr/search/", {"q": "telefone samsoung chossure basinn richee metrre sporrt"})
    assert len(twelve) <= len(three)
