"""Searching with an OpenSearch that is well, away, silent, empty or out of sorts; and telling it
what has changed. The real thing: tests/services/test_opensearch.py."""

import logging
import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page
from wagtail.search.index import insert_or_update_object

from content.home.selectors import find_pages
from core.outbox import drain
from core.outbox.models import OutboxMessage
from shop.catalogue.models import Product
from shop.catalogue.selectors import listed_products
from shop.catalogue.services.index_products import index_products
from shop.catalogue.services.refresh_listing import refresh_listing
from shop.search import opensearch
from shop.search.selectors import beginning_with, matching
from shop.search.servers import SEND, search_backends
from shop.search.services.send_to_server import NotTakenError, send_to_server
from tests.builders import a_product
from tests.support.peers import Peer, a_peer
from tests.support.servers import a_free_port, a_silent_server

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _not_resting() -> Iterator[None]:
    opensearch.forget_that_it_was_away()
    yield
    opensearch.forget_that_it_was_away()


@pytest.fixture
def shoes() -> list[Product]:
    made = [a_product(title=f"Chaussures {n}", listed_brand="?") for n in "abc"]
    refresh_listing([product.pk for product in made])
    drain()
    OutboxMessage.objects.all().delete()
    return made


@pytest.fixture
def server(settings: Any, shoes: Any) -> Iterator[Peer]:
    with a_peer() as peer:
        settings.WAGTAILSEARCH_BACKENDS = search_backends(peer.url)
        yield peer


def keys(*products: Product) -> tuple[int, Any]:
    found = [str(product.pk) for product in products]
    return 200, {
        "hits": {"hits": [{"_id": key, "fields": {"pk": [key]}, "_score": 1} for key in found]}
    }


def titles(words: str, **more: Any) -> list[str]:
    answer = Client().get("/fr/search/", {"q": words, **more})
    assert answer.status_code == 200
    return [product.title for product in answer.context["page"].object_list]


def test_the_server_says_which_and_in_what_order(server: Peer, shoes: list[Product]) -> None:
    a, b, c = shoes
    server.answers = [keys(b, c, a)]
    assert [row.pk for row in matching(listed_products(), words="chaussure")] == [b.pk, c.pk, a.pk]
    (asked,) = server.asked
    assert asked["path"].startswith("/makiti_catalogue_product/_search?")
    assert "size=10000" in asked["path"]
    assert "filter_path=hits.hits._id" in asked["path"]
    # Where two tell as much, it is the same one first on every page of the list.
    assert asked["body"]["sort"] == ["_score", {"pk": "desc"}]


def test_the_database_says_what_it_costs_and_who_may_see_it(
    server: Peer, shoes: list[Product]
) -> None:
    a, b, c = shoes
    server.answers = [keys(a, b, c)]
    Product.objects.filter(pk=b.pk).update(is_public=False)
    Product.objects.filter(pk=c.pk).update(listed_price=1_000)
    assert titles("chaussure") == ["Chaussures a", "Chaussures c"]
    assert titles("chaussure", sort="price") == ["Chaussures c", "Chaussures a"]
    assert titles("chaussure", max_price="2000") == ["Chaussures c"]


def test_what_is_begun_is_asked_for_among_beginnings(server: Peer, shoes: list[Product]) -> None:
    server.answers = [keys(shoes[2])]
    assert [row.pk for row in beginning_with(listed_products(), words="Cháuss")] == [shoes[2].pk]
    assert '"_edgengrams": {"query": "chauss", "operator": "and"}' in (
        str(server.asked[0]["body"]["query"]).replace("'", '"')
    )


def test_nothing_found_is_nothing(server: Peer, shoes: list[Product]) -> None:
    # What `filter_path` leaves of an answer without hits.
    server.answers = [(200, {})]
    assert list(matching(listed_products(), words="chaussure")) == []


NO_INDEX = (404, {"error": {"type": "index_not_found_exception"}, "status": 404})


ANOTHER = (200, {"hits": {"hits": [{"name": "of something else"}]}})


@pytest.mark.parametrize(
    "mood", [NO_INDEX, ANOTHER, (503, {}), (400, {"error": "parse"}), (200, b"<html>"), "hang up"]
)
def test_whatever_the_server_suffers_from_the_database_finds(
    server: Peer, caplog: pytest.LogCaptureFixture, mood: Any
) -> None:
    server.answers = [mood]
    with caplog.at_level(logging.WARNING, "shop.search.opensearch"):
        assert titles("chaussure") == ["Chaussures c", "Chaussures b", "Chaussures a"]
        # It is let be for a while: nobody waits for it page by page.
        asked = len(server.asked)
        assert len(titles("chaussures")) == 3
        assert len(server.asked) == asked
    told = [record for record in caplog.records if record.name == "shop.search.opensearch"]
    assert len(told) == 1
    assert "the database is asked" in told[0].message


def test_it_is_asked_again_after_a_rest(
    server: Peer, shoes: list[Product], monkeypatch: pytest.MonkeyPatch
) -> None:
    server.answers = [(503, {}), (503, {}), keys(shoes[1])]
    assert len(matching(listed_products(), words="chaussure")) == 3
    now = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: now + opensearch.REST_SECONDS + 1)
    assert list(matching(listed_products(), words="chaussure")) == [shoes[1]]


@pytest.mark.usefixtures("shoes")
def test_a_server_that_is_away_or_silent_holds_no_page(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opensearch, "SEARCH_SECONDS", 0.2)
    with a_silent_server() as port:
        for door in (a_free_port(), port):
            opensearch.forget_that_it_was_away()
            settings.WAGTAILSEARCH_BACKENDS = search_backends(f"http://127.0.0.1:{door}")
            began = time.monotonic()
            assert len(titles("chaussure")) == 3
            answer = Client().get("/fr/search/suggest/", {"q": "chauss"})
            assert len(answer.json()["suggestions"]) == 3
            assert time.monotonic() - began < 5


@pytest.fixture
def a_page(server: Peer) -> Page:
    home = Page.objects.get(depth=2, locale__language_code="fr").specific
    page: Page = home.add_child(instance=Page(title="Livraison à Conakry", slug="livraison"))
    insert_or_update_object(page)
    return page


def test_pages_are_found_by_the_server_and_without_it_by_the_database(
    server: Peer, a_page: Page
) -> None:
    server.answers = [
        (200, {"hits": {"hits": [{"fields": {"pk": [str(a_page.pk)]}, "_score": 1}]}})
    ]
    assert [found.title for found in find_pages("livraisons")] == ["Livraison à Conakry"]
    assert server.asked[-1]["path"].startswith("/makiti_wagtailcore_page/_search?")
    server.answers = [(503, {})]
    assert [found.title for found in find_pages("livraison")] == ["Livraison à Conakry"]


def test_the_back_office_counts_and_begins_without_the_server_too(
    server: Peer, a_page: Page
) -> None:
    server.answers = [(200, {"count": 7}), (503, {})]
    assert Page.objects.search("livraison").count() == 7
    assert Page.objects.search("livraison").count() == 1
    assert [page.pk for page in Page.objects.autocomplete("livr")] == [a_page.pk]
    assert Page.objects.search("livraison").facet("locale_id") == {a_page.locale_id: 1}


def messages() -> list[Any]:
    return [row.payload for row in OutboxMessage.objects.filter(task=SEND).order_by("pk")]


def test_a_change_waits_in_the_outbox_and_asks_no_network(
    server: Peer, shoes: list[Product]
) -> None:
    index_products([product.pk for product in shoes])
    (message,) = messages()
    assert message["model"] == "catalogue.product"
    assert sorted(message["keys"]) == sorted(str(product.pk) for product in shoes)
    key = shoes[0].pk
    shoes[0].delete()
    assert messages()[-1] == {"model": "catalogue.product", "keys": [str(key)]}
    assert server.asked == []


def test_what_is_sent_is_what_holds_when_it_is_sent(server: Peer, shoes: list[Product]) -> None:
    a, b, _ = shoes
    server.answers = [(200, {"errors": False, "items": [{"index": {"status": 200}}]})]
    Product.objects.filter(pk=a.pk).update(title="Bottes")
    Product.objects.filter(pk=b.pk).update(is_public=False)
    index_products([a.pk])
    assert send_to_server(model="catalogue.product", keys=[str(a.pk), str(b.pk), "999999"]) == 1
    sent = server.asked[-1]
    assert (sent["method"], sent["path"].split("?")[0]) == (
        "POST",
        "/makiti_catalogue_product/_bulk",
    )
    # Nothing makes an index by the way: that would be one without our words.
    assert "require_alias=true" in sent["path"]
    action, document, *gone = sent["body"]
    assert action["index"]["_id"] == str(a.pk)
    assert document["title"] == "botte"
    assert [one["delete"]["_id"] for one in gone] == [str(b.pk), "999999"]


def test_a_page_is_sent_as_the_kind_it_is(server: Peer, a_page: Page) -> None:
    server.answers = [(200, {"errors": False, "items": [{"index": {"status": 200}}]})]
    home = a_page.get_parent()
    send_to_server(model="wagtailcore.page", keys=[str(home.pk), str(a_page.pk)])
    lines = server.asked[-1]["body"]
    kinds = {
        action["index"]["_id"]: document["_django_content_type"][0]
        for action, document in zip(lines[::2], lines[1::2], strict=True)
    }
    assert kinds == {
        str(home.pk): "home.HomePage",
        str(a_page.pk): "wagtailcore.Page",
    }


def test_the_outbox_tries_again_what_was_not_taken(server: Peer, shoes: list[Product]) -> None:
    index_products([shoes[0].pk])
    server.answers = [(503, {})]
    drain()
    (waiting,) = OutboxMessage.objects.filter(task=SEND)
    assert (waiting.status, waiting.attempts) == (OutboxMessage.Status.WAITING, 1)
    refused = {"index": {"_id": "1", "status": 400, "error": {"type": "mapper_parsing_exception"}}}
    server.answers = [(200, {"errors": True, "items": [refused]})]
    with pytest.raises(NotTakenError, match="mapper_parsing_exception"):
        send_to_server(model="catalogue.product", keys=[str(shoes[0].pk)])


def test_what_the_server_never_knew_is_gone_already(server: Peer) -> None:
    missing = {"delete": {"_id": "999999", "status": 404, "result": "not_found"}}
    server.answers = [(200, {"errors": False, "items": [missing]})]
    assert send_to_server(model="catalogue.product", keys=["999999"]) == 0


def test_without_an_index_it_is_said_how_to_make_one(
    server: Peer, shoes: list[Product], caplog: pytest.LogCaptureFixture
) -> None:
    server.answers = [(404, {})]
    assert send_to_server(model="catalogue.product", keys=[str(shoes[0].pk)]) == 0
    assert "manage.py update_index makes it" in caplog.text
    assert [asked["method"] for asked in server.asked] == ["HEAD"]


def test_where_the_server_was_taken_away_there_is_nothing_to_send(shoes: list[Product]) -> None:
    assert send_to_server(model="catalogue.product", keys=[str(shoes[0].pk)]) == 0
