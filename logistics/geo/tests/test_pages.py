"""The page of places, and the parts that forms fetch: without a script, in both languages."""

from collections.abc import Callable

import pytest
from django.test import Client

from logistics.geo.models import Place

Guinea = Callable[[str], Place]


def test_a_name_is_looked_up(guinea: Guinea, client: Client) -> None:
    page = client.get("/fr/places/", {"q": "lambandji"}).content.decode()
    assert "?place=CKY-LAM-LAMBANYI" in page
    assert "Quartier, Conakry" in page
    assert 'value="lambandji"' in page


def test_what_nobody_knows_is_said_with_a_way_out(guinea: Guinea, client: Client) -> None:
    page = client.get("/fr/places/", {"q": "<b>xyzzy</b>"}).content.decode()
    assert "Nous ne connaissons pas « &lt;b&gt;xyzzy&lt;/b&gt; »" in page
    assert 'name="region"' in page


def test_one_walks_down_from_the_region_without_a_script(guinea: Guinea, client: Client) -> None:
    page = client.get("/fr/places/").content.decode()
    assert 'name="region"' in page
    assert 'name="prefecture"' not in page
    # Conakry has one prefecture: it is not asked twice.
    page = client.get("/fr/places/", {"region": "01"}).content.decode()
    assert '<option value="CKY" selected>' in page
    assert '<option value="CKY-RAT">Ratoma</option>' in page
    chosen = {"region": "01", "prefecture": "CKY", "commune": "CKY-RAT"}
    page = client.get("/fr/places/", chosen).content.decode()
    assert '<option value="CKY-RAT-KIPE">Kipé</option>' in page
    page = client.get("/fr/places/", chosen | {"quartier": "CKY-RAT-KIPE"}).content.decode()
    assert "Quartier, Ratoma, Conakry" in page


def test_a_level_of_elsewhere_is_dropped(guinea: Guinea, client: Client) -> None:
    sent = {"region": "07", "prefecture": "CKY", "commune": "CKY-RAT"}
    page = client.get("/fr/places/choose/", sent).content.decode()
    assert '<option value="KKA">Kankan</option>' in page
    assert "CKY" not in page
    assert 'name="commune"' not in page


def test_suggestions_are_where_people_live(guinea: Guinea, client: Client) -> None:
    part = client.get("/en/places/suggest/", {"field": "line1", "line1": "kind"}).content.decode()
    assert 'data-place="KDA-KINDIA_CENTRE"' in part
    assert 'data-place="02"' not in part
    assert "<html" not in part


def test_a_shared_position_is_named(guinea: Guinea, client: Client) -> None:
    kipe = guinea("CKY-RAT-KIPE").point
    sent = {"lat": kipe.latitude, "lon": kipe.longitude}
    part = client.get("/fr/places/here/", sent).content.decode()
    assert "Près de Kipé (Ratoma, Conakry), à environ 50\xa0m" in part
    assert "Près de Kipé" in client.get("/fr/places/", sent).content.decode()


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"lat": "9"},
        {"lat": "nan", "lon": "inf"},
        {"lat": "1e999", "lon": "0"},
        {"lat": "<b>", "lon": "🙂"},
        {"lat": "90", "lon": "0"},
        {"lat": "48.85", "lon": "2.35"},
        {"q": "\x00", "place": "\x00", "region": "\x00"},
        {"q": "x" * 9000, "place": "💥" * 200, "commune": "' OR 1=1 --"},
        {"field": "\x00", "\x00": "kipe"},
    ],
)
@pytest.mark.parametrize("path", ["", "suggest/", "choose/", "here/"])
def test_no_request_breaks_them(
    guinea: Guinea, client: Client, path: str, sent: dict[str, str]
) -> None:
    assert client.get(f"/fr/places/{path}", sent).status_code == 200
    assert client.post(f"/fr/places/{path}", sent).status_code == 405
