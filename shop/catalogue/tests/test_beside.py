"""The shelves beside a product: fetched after its page, kept for an hour, true at once."""

import re
from typing import Any

import pytest
from django.test import Client

from shop.catalogue import beside as room
from shop.catalogue.models import Product
from shop.catalogue.recent import COOKIE
from shop.catalogue.services.learn_related import learn_related
from shop.catalogue.tests.test_related import bought
from tests.builders import a_category, a_product, a_user
from tests.stalls import written

pytestmark = pytest.mark.django_db
SHELF = re.compile(r'<h2 id="(\w+)">(.*?)(?=<h2|\Z)', re.DOTALL)
TITLE = re.compile(r'class="product-card-title"><a href="[^"]*"[^>]*>(.*?)</a>')


def address(product: Any) -> str:
    return f"{product.get_absolute_url()}beside/"


def shelves(client: Client, product: Any, **headers: str) -> dict[str, list[str]]:
    answer = client.get(address(product), headers=headers or {"hx-request": "true"})
    assert answer.status_code == 200
    return {name: TITLE.findall(cards) for name, cards in SHELF.findall(answer.content.decode())}


@pytest.fixture
def stall() -> dict[str, Any]:
    shelf = a_category(name="Mode", slug="mode")
    other = a_category(name="Maison", slug="maison")
    made = {name: a_product(title=name, price=10_000, category=shelf) for name in ("robe", "jupe")}
    made["haut"] = a_product(title="haut", price=10_000, category=shelf)
    made["lampe"] = a_product(title="lampe", price=90_000, category=other)
    for n in range(2):
        bought(made["robe"], made["lampe"], made["haut"], by=a_user(), number=f"A-{n}")
    learn_related()
    return made


def test_they_are_two_shelves_and_nothing_stands_on_both(stall: dict[str, Any]) -> None:
    found = shelves(Client(), stall["robe"])
    assert found == {"together": ["haut", "lampe"], "similar": ["jupe"]}
    # Nobody bought it with anything: that shelf is not there at all.
    assert shelves(Client(), stall["jupe"]) == {"similar": ["haut", "robe"]}


def test_who_has_no_script_reads_them_on_a_page(stall: dict[str, Any]) -> None:
    page = Client().get(stall["robe"].get_absolute_url()).content.decode()
    assert f'<a class="btn btn-secondary" href="{address(stall["robe"])}"' in page
    assert "lampe" not in page
    answer = Client().get(address(stall["robe"]))
    assert "noindex" in answer.content.decode()
    assert 'id="quick-add"' in answer.content.decode()
    assert shelves(Client(), stall["robe"], accept="text/html") == shelves(Client(), stall["robe"])


def test_where_there_is_nothing_the_piece_is_empty_and_the_page_has_a_way_on() -> None:
    alone = a_product(title="seul")
    assert Client().get(address(alone), headers={"hx-request": "true"}).content.strip() == b""
    assert "Rien de semblable" in Client().get(address(alone)).content.decode()


def test_what_is_sold_out_or_costs_less_shows_at_once(stall: dict[str, Any]) -> None:
    shelves(Client(), stall["robe"])
    Product.objects.filter(pk=stall["lampe"].pk).update(listed_in_stock=False)
    Product.objects.filter(pk=stall["jupe"].pk).update(listed_price=7_000)
    assert shelves(Client(), stall["robe"]) == {"together": ["haut"], "similar": ["jupe"]}
    answer = Client().get(address(stall["robe"]), headers={"hx-request": "true"})
    assert "7\xa0000" in answer.content.decode()


def test_the_last_ones_seen_are_read_from_the_cookie_and_kept_nowhere() -> None:
    first, second = a_product(title="Première"), a_product(title="Seconde")
    client = Client()
    assert f'data-seen="{second.pk}"' in client.get(second.get_absolute_url()).content.decode()
    assert shelves(client, second) == {}
    client.cookies[COOKIE] = f"{second.pk}-{first.pk}"
    assert shelves(client, second) == {"recent": ["Première"]}
    assert shelves(Client(), second) == {}
    answer = client.get(address(second))
    assert "no-store" in answer["Cache-Control"]
    client.cookies[COOKIE] = "x-<b>-9999999999999999999999-" + "7-" * 3000
    assert client.get(address(second)).status_code == 200


@pytest.mark.parametrize("tail", ["999999", "9" * 5000])
def test_beside_what_is_not_there_is_nothing(stall: dict[str, Any], tail: str) -> None:
    assert Client().get(f"/fr/shop/p/robe-{tail}/beside/").status_code == 404
    Product.objects.filter(pk=stall["robe"].pk).update(is_public=False)
    assert Client().get(address(stall["robe"])).status_code == 404


@pytest.mark.parametrize("many", [3, 40])
@pytest.mark.parametrize(("who", "most"), [("stranger", 4), ("kadiatou", 6)])
def test_it_costs_four_queries_beside_who_it_is_and_does_not_grow(
    request: pytest.FixtureRequest, client_fr: Any, queries_of: Any, many: int, who: str, most: int
) -> None:
    shelf = a_category(name="Mode", slug="mode")
    made = [a_product(title=f"Robe {n}", price=10_000, category=shelf) for n in range(many)]
    for n in range(2):
        bought(*made[:20], by=a_user(), number=f"A-{n}")
    learn_related()
    if who != "stranger":
        client_fr.force_login(request.getfixturevalue(who))
    client_fr.cookies[COOKIE] = "-".join(str(one.pk) for one in made[1:8])
    client_fr.defaults["HTTP_HX_REQUEST"] = "true"
    seen = queries_of(client_fr, address(made[0]))
    assert len(seen) == most, "\n".join(seen)
    assert not written(seen)


def test_which_ones_is_asked_once_an_hour(
    stall: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = shelves(Client(), stall["robe"])

    def again(*args: Any, **kwargs: Any) -> Any:
        raise AssertionError("asked again")

    monkeypatch.setattr(room, "bought_together", again)
    assert shelves(Client(), stall["robe"]) == before
