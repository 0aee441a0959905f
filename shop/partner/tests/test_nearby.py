"""Stores near where somebody is: the page and the API."""

from typing import Any

import pytest
from django.test import Client

from logistics.geo.gazetteer import read_gazetteer
from logistics.geo.models import Place
from logistics.geo.points import Point
from logistics.geo.services.load_gazetteer import load_gazetteer
from shop.partner.models import Partner, PartnerAddress
from shop.partner.selectors import nearest_stores
from tests.builders import a_country, a_store
from tests.support.api import Api, assert_problem

pytestmark = pytest.mark.django_db
AT_KIPE = {"lat": "9.602", "lon": "-13.654"}


def at(code: str, *, name: str) -> Partner:
    place = Place.objects.get(pk=code)
    store = a_store(name=name)
    PartnerAddress.objects.create(
        partner=store,
        country=a_country(),
        line1=place.name,
        place=place,
        latitude=place.latitude,
        longitude=place.longitude,
        precision=place.precision,
    )
    return store


@pytest.fixture
def market() -> None:
    load_gazetteer(read_gazetteer())
    for code in ("KKA", "CKY-LAM-LAMBANYI", "CKY-RAT-KIPE", "CKY-KAL"):
        at(code, name=code)
    a_store(name="Sans adresse")


def test_the_nearest_comes_first_and_far_ones_not_at_all(market: None) -> None:
    near = nearest_stores(Point(9.602, -13.654))
    assert [one.store.name for one in near] == ["CKY-RAT-KIPE", "CKY-LAM-LAMBANYI", "CKY-KAL"]
    assert near[2].km == pytest.approx(11.9, rel=0.01)
    assert near[2].road_km == pytest.approx(near[2].km * 1.35)


def test_a_store_with_two_doors_stands_there_once(market: None) -> None:
    kipe = Partner.objects.get(name="CKY-RAT-KIPE")
    PartnerAddress.objects.create(
        partner=kipe,
        country=a_country(),
        line1="x",
        latitude=9.6,
        longitude=-13.6,
        precision="exact",
    )
    near = nearest_stores(Point(9.602, -13.654))
    assert [one.store.name for one in near].count("CKY-RAT-KIPE") == 1
    assert near[0].km < 0.1


def test_the_page_by_position_and_by_quartier(market: None, client: Client) -> None:
    for sent in (AT_KIPE, {"q": "kipe"}, {"place": "CKY-RAT-KIPE"}):
        answer = client.get("/fr/stores/nearby/", sent)
        page = answer.content.decode()
        assert page.index("CKY-RAT-KIPE</strong>") < page.index("CKY-LAM-LAMBANYI</strong>")
        assert "KKA</strong>" not in page
        assert answer["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(
    "sent", [{"lat": "90", "lon": "0"}, {"q": "xyzzy"}, {"place": "💥", "q": "<b>"}]
)
def test_where_nothing_is_there_is_a_way_out(
    market: None, client: Client, sent: dict[str, str]
) -> None:
    page = client.get("/fr/stores/nearby/", sent).content.decode()
    assert "Aucune boutique près d’ici" in page


def test_the_page_asks_the_same_however_many_stores(
    market: None, client: Client, queries_of: Any
) -> None:
    address = "/fr/stores/nearby/?lat=9.602&lon=-13.654"
    before = len(queries_of(client, address))
    for number in range(15):
        at("CKY-RAT-KIPE", name=f"Boutique no {number}")
    assert len(queries_of(client, address)) <= before


def test_the_api(market: None, api: Api) -> None:
    found = api.call("GET", "/stores/nearby?lat=9.602&lon=-13.654&within_km=8").json()["items"]
    assert [(one["name"], one["precision"]) for one in found] == [
        ("CKY-RAT-KIPE", "quartier"),
        ("CKY-LAM-LAMBANYI", "quartier"),
    ]
    assert found[1]["road_km"] > found[1]["distance_km"] > 5
    assert api.call("GET", "/stores/nearby?lat=-90&lon=180").json() == {"items": []}
    for query in ("", "?lat=91&lon=0", "?lat=9&lon=-13&limit=0", "?lat=9&lon=-13&within_km=0"):
        assert_problem(api.call("GET", f"/stores/nearby{query}"), 422, "invalid")
