"""Synonyms, promoted results, and what was looked for in vain."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import Page

from activity.buffers import ProcessBuffer
from activity.services.write_counts import write_counts
from core.held import forget_everything
from shop.catalogue.models import Product
from shop.catalogue.services.index_products import index_products
from shop.catalogue.services.refresh_listing import refresh_listing
from shop.search.misses import recent_misses
from shop.search.models import Synonyms
from tests.builders import a_category, a_product, a_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def market() -> dict[str, Any]:
    made = {
        "fridge": a_product(title="Réfrigérateur solaire"),
        "washer": a_product(title="Lave-linge 6 kg"),
        "lamp": a_product(title="Lampe solaire"),
    }
    shelf = a_category(name="Lampes")
    made["lamp"].categories.add(shelf)
    refresh_listing(Product.objects.all())
    index_products([product.pk for product in made.values()])
    return made


def titles(words: str) -> list[str]:
    page = Client().get("/fr/search/", {"q": words}).context["page"]
    return sorted(product.title for product in page.object_list)


def alike(words: str) -> None:
    Synonyms.objects.create(words=words)
    forget_everything()


def test_words_that_mean_the_same_find_the_same(market: dict[str, Any]) -> None:
    assert titles("frigo") == []
    alike("Frigo, réfrigérateurs, frigidaire")
    assert titles("frigo") == titles("FRIGIDAIRES") == ["Réfrigérateur solaire"]
    assert titles("frigo solaire") == ["Réfrigérateur solaire"]
    assert titles("frigo lampe") == []


def test_a_name_of_several_words_is_one_name(market: dict[str, Any]) -> None:
    alike("machine à laver, lave-linge")
    assert titles("machine à laver") == ["Lave-linge 6 kg"]
    assert titles("lave linge") == ["Lave-linge 6 kg"]
    assert titles("machine") == []


@pytest.mark.parametrize("words", ['"', "a OR b", "frigo*", "(", "NEAR(a b)", "-frigo", "'; --"])
def test_signs_of_the_index_are_only_words(market: dict[str, Any], words: str) -> None:
    alike(f"{words} xx, lampe")
    assert titles(words) == []
    assert "Lampe solaire" in titles("lampe")


@pytest.mark.parametrize("words", ["", "frigo", " , frigo,", ",".join("abcdefghijk")])
def test_one_word_alone_means_nothing_else(words: str) -> None:
    with pytest.raises(ValidationError):
        Synonyms(words=words).full_clean()


def test_suggestions_show_rayons_pictures_and_prices(market: dict[str, Any]) -> None:
    alike("frigo, réfrigérateur")
    Product.objects.filter(title="Lampe solaire").update(listed_cover="products/x.jpg")
    told = Client().get("/fr/search/suggest/", {"q": "lamp"}).json()["suggestions"]
    assert [one["title"] for one in told] == ["Lampes", "Lampe solaire"]
    assert told[0]["kind"] == "Rayon"
    assert told[1]["price"].endswith("GNF")
    assert "/160/" in told[1]["picture"]
    told = Client().get("/fr/search/suggest/", {"q": "frigo"}).json()["suggestions"]
    assert [one["title"] for one in told] == ["Réfrigérateur solaire"]


@pytest.fixture
def waiting(monkeypatch: pytest.MonkeyPatch) -> ProcessBuffer:
    buffer = ProcessBuffer(flush_after=None)
    monkeypatch.setattr("activity.record.buffer", lambda: buffer)
    return buffer


def test_what_is_looked_for_in_vain_is_counted_without_who(
    market: dict[str, Any], waiting: ProcessBuffer
) -> None:
    typed = "Groupes électrogènes|groupe electrogene|lampe|+224 620 00 00 01|x@y.z"
    for words in typed.split("|"):
        Client().get("/fr/search/", {"q": words})
    # Narrowed to nothing is not looked for in vain.
    Client().get("/fr/search/", {"q": "lampe", "min_price": "9999999"})
    write_counts(waiting)
    assert recent_misses() == [("groupe electrogene", 2)]


def test_who_keeps_words_sees_the_misses_and_begins_with_them(
    market: dict[str, Any], waiting: ProcessBuffer, aissatou: Any, oumar: Any
) -> None:
    oumar.groups.add(Group.objects.get(name="Editors"))
    Client().get("/fr/search/", {"q": "groupe électrogène"})
    write_counts(waiting)
    keeper, stranger = Client(), Client()
    keeper.force_login(oumar)
    stranger.force_login(aissatou)
    page = keeper.get("/admin/search/misses/").content.decode()
    assert "groupe electrogene" in page
    add = keeper.get("/admin/snippets/search/synonyms/add/", {"words": "groupe electrogene"})
    assert "groupe electrogene" in add.content.decode()
    assert stranger.get("/admin/search/misses/").status_code in (302, 403)
    assert Client().get("/admin/search/misses/").status_code == 302


def test_editors_put_pages_and_addresses_on_top(market: dict[str, Any]) -> None:
    query = Query.get("lampe")
    home = Page.objects.live().filter(depth=2).first()
    SearchPromotion.objects.create(query=query, page=home, description="Toutes", sort_order=1)
    SearchPromotion.objects.create(
        query=query, external_link_url="https://makiti.test/x", external_link_text="Guide"
    )
    found = Client().get("/fr/search/", {"q": "LAMPE"}).context["promoted"]
    assert [one.title for one in found] == ["Guide", home.title]
    assert Client().get("/fr/search/", {"q": "lampes"}).context["promoted"] == []
    home.live = False
    home.save()
    found = Client().get("/fr/search/", {"q": "lampe"}).context["promoted"]
    assert [one.title for one in found] == ["Guide"]


@pytest.mark.parametrize("group", ["Editors", "Operators"])
def test_editors_and_operators_promote_a_result(group: str) -> None:
    person = a_user(first_name="Binta", is_staff=True)
    person.groups.add(Group.objects.get(name=group))
    client = Client()
    client.force_login(person)
    assert "/admin/searchpicks/" in client.get("/admin/").content.decode()
    sent = {
        "query_string": "frais de livraison",
        "editors_picks-TOTAL_FORMS": 1,
        "editors_picks-INITIAL_FORMS": 0,
        "editors_picks-MAX_NUM_FORMS": 1000,
        "editors_picks-0-external_link_url": "https://makiti.test/aide/",
        "editors_picks-0-external_link_text": "Combien coûte une livraison ?",
        "editors_picks-0-description": "",
        "editors_picks-0-ORDER": 1,
    }
    assert client.post("/admin/searchpicks/add/", sent).status_code == 302
    [first] = Client().get("/fr/search/", {"q": "frais de livraison"}).context["promoted"]
    assert first.title == "Combien coûte une livraison ?"
