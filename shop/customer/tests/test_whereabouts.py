"""Where an address lies, and what a courier proposes: seen and answered by its owner alone."""

from typing import Any

import pytest
from django.test import Client

from logistics.geo.gazetteer import read_gazetteer
from logistics.geo.models import Spot
from logistics.geo.points import Point
from logistics.geo.services.load_gazetteer import load_gazetteer
from logistics.geo.services.propose_point import propose_point
from shop.address.models import UserAddress
from tests.builders import a_country

pytestmark = pytest.mark.django_db
BOOK = "/fr/account/addresses/"
DOOR = Point(9.61, -13.65)


def an_address(person: Any, **fields: Any) -> UserAddress:
    return UserAddress.objects.create(
        user=person,
        country=a_country(),
        line1="Kipé",
        line2="Derrière la mosquée",
        spot=Spot.objects.create(),
        **fields,
    )


@pytest.fixture
def hers(kadiatou: Any) -> Client:
    load_gazetteer(read_gazetteer())
    client = Client()
    client.force_login(kadiatou)
    return client


def test_a_pin_has_links_and_a_quartier_has_none(hers: Client, kadiatou: Any) -> None:
    address = an_address(kadiatou, place_id="CKY-RAT-KIPE")
    page = hers.get(BOOK).content.decode()
    assert "sketch-blur" in page
    assert "geo:" not in page
    UserAddress.objects.update(latitude=9.61, longitude=-13.65, precision="exact")
    page = hers.get(BOOK).content.decode()
    assert 'href="geo:9.610000,-13.650000?q=9.610000,-13.650000"' in page
    assert "destination=9.610000,-13.650000" in page
    # What couriers learned goes before what was shared.
    Spot.objects.filter(pk=address.spot_id).update(latitude=9.7, longitude=-13.5, precision="exact")
    assert "geo:9.700000,-13.500000" in hers.get(BOOK).content.decode()


def test_a_proposal_is_answered_by_its_owner_once(
    hers: Client, kadiatou: Any, ibrahima: Any, fatou: Any
) -> None:
    address = an_address(kadiatou)
    propose_point(address.spot, point=DOOR, by=ibrahima, note="Portail <vert>")
    assert "Portail &lt;vert&gt;" in hers.get(BOOK).content.decode()
    yes = f"{BOOK}{address.pk}/point/yes/"
    assert hers.get(yes).status_code == 405
    stranger = Client()
    assert stranger.post(yes).status_code == 302
    stranger.force_login(fatou)
    assert stranger.post(yes).status_code == 404
    address.spot.refresh_from_db()
    assert address.spot.point is None
    for _ in range(2):
        assert hers.post(yes).status_code == 302
    address.spot.refresh_from_db()
    assert (address.spot.point, address.spot.precision) == (DOOR, "exact")
    assert "Un coursier propose" not in hers.get(BOOK).content.decode()


def test_no_leaves_the_door_where_it_was(hers: Client, kadiatou: Any, ibrahima: Any) -> None:
    address = an_address(kadiatou)
    propose_point(address.spot, point=DOOR, by=ibrahima)
    hers.post(f"{BOOK}{address.pk}/point/no/")
    address.spot.refresh_from_db()
    assert address.spot.point is None


def test_the_book_asks_the_same_however_many_addresses(
    hers: Client, kadiatou: Any, queries_of: Any
) -> None:
    an_address(kadiatou, place_id="CKY-RAT-KIPE")
    before = len(queries_of(hers, BOOK))
    for number in range(8):
        an_address(kadiatou, line4=f"Ville {number}", place_id="CKY-RAT-KIPE")
    assert len(queries_of(hers, BOOK)) == before
