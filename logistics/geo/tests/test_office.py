"""The gazetteer in the back office: who may, what is refused, what search finds afterwards."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from logistics.geo.models import Place, UnknownPlace
from logistics.geo.office import PlaceViewSet, UnknownPlaceViewSet
from logistics.geo.search import search_places
from logistics.geo.services.note_unknown_place import note_unknown_place

Guinea = Callable[[str], Place]
KIPE = {
    "kind": "quartier",
    "name": "Kipé",
    "aliases": "Kipée\nQuipé",
    "parent": "CKY-RAT",
    "latitude": "9.602",
    "longitude": "-13.6543",
    "precision": "quartier",
    "source": "",
}


def url(name: str, *args: Any) -> str:
    return reverse(PlaceViewSet().get_url_name(name), args=args)


@pytest.fixture
def office(admin: Any, guinea: Guinea) -> Client:
    client = Client()
    client.force_login(admin)
    return client


def test_the_list_is_searched_narrowed_and_walked_down(office: Client) -> None:
    page = office.get(url("list"), {"q": "Kip"}).content.decode()
    assert url("edit", "CKY-RAT-KIPE") in page
    page = office.get(url("list"), {"parent": "CKY-LAM"}).content.decode()
    assert url("edit", "CKY-LAM-WAREYA") in page
    assert url("edit", "CKY-RAT-KIPE") not in page
    page = office.get(url("list"), {"kind": "region"}).content.decode()
    assert "?parent=01" in page


def test_an_edit_is_kept_indexed_and_stands_in_the_history(office: Client, admin: Any) -> None:
    edit = url("edit", "CKY-RAT-KIPE")
    assert "sketch-pin" in office.get(edit).content.decode()
    answer = office.post(edit, KIPE | {"name": "Kipé Centre"})
    assert answer.status_code == 302, answer.context["form"].errors
    place = Place.objects.get(pk="CKY-RAT-KIPE")
    assert (place.name, sorted(place.names.values_list("name", flat=True))) == (
        "Kipé Centre",
        ["Kipée", "Quipé"],
    )
    assert search_places("quipé")[0].place == place
    entry = ModelLogEntry.objects.get(object_id="CKY-RAT-KIPE")
    assert (entry.action, entry.user) == ("wagtail.edit", admin)
    assert office.get(url("history", "CKY-RAT-KIPE")).status_code == 200


def test_a_point_that_was_moved_is_kept_and_stands_in_the_history(
    office: Client, admin: Any
) -> None:
    moved = KIPE | {"latitude": "9.611111", "longitude": "-13.655555", "precision": "exact"}
    assert office.post(url("edit", "CKY-RAT-KIPE"), moved).status_code == 302
    place = Place.objects.get(pk="CKY-RAT-KIPE")
    assert (place.latitude, place.longitude, place.precision) == (9.611111, -13.655555, "exact")
    entry = ModelLogEntry.objects.get(object_id="CKY-RAT-KIPE")
    assert (entry.action, entry.user) == ("wagtail.edit", admin)


def test_the_map_is_fetched_by_a_tap_and_its_pictures_are_allowed(
    office: Client, settings: Any
) -> None:
    settings.MAP_TILE_URL = ""
    answer = office.get(url("edit", "CKY-RAT-KIPE"))
    page = answer.content.decode()
    assert "dist/office_map" in page
    assert '<script src="/static/dist/map' not in page
    assert "data-tiles" not in page
    assert "img-src 'self' data: blob:;" in answer["Content-Security-Policy"]
    settings.MAP_TILE_URL = "https://tiles.example/{z}/{x}/{y}.png"
    answer = office.get(url("edit", "CKY-RAT-KIPE"))
    assert 'data-tiles="https://tiles.example/{z}/{x}/{y}.png"' in answer.content.decode()
    assert "img-src 'self' https://tiles.example data:" in answer["Content-Security-Policy"]


def test_a_new_place_is_found_at_once(office: Client) -> None:
    sent = KIPE | {"code": "CKY-RAT-CITE", "name": "Cité des palmes", "aliases": ""}
    assert office.post(url("add"), sent).status_code == 302
    assert search_places("cite des palmes")[0].place.code == "CKY-RAT-CITE"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"parent": "CKY-RAT-KIPE"}, "parent"),
        ({"parent": ""}, "parent"),
        ({"parent": "CKY-RAT-KAKIMBO"}, "parent"),
        ({"latitude": ""}, "latitude"),
        ({"precision": ""}, "latitude"),
        ({"latitude": "95"}, "latitude"),
        ({"valid_from": "2024-02-01", "valid_to": "2024-01-01"}, "valid_to"),
        ({"name": ""}, "name"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(
    office: Client, wrong: dict[str, str], field: str
) -> None:
    before = Place.objects.filter(pk="CKY-RAT-KIPE").values().get()
    answer = office.post(url("edit", "CKY-RAT-KIPE"), KIPE | wrong)
    assert answer.status_code == 200
    assert field in answer.context["form"].errors
    assert Place.objects.filter(pk="CKY-RAT-KIPE").values().get() == before


def test_a_commune_with_quartiers_does_not_become_one(office: Client) -> None:
    sent = KIPE | {"name": "Ratoma", "parent": "CKY"}
    answer = office.post(url("edit", "CKY-RAT"), sent)
    assert "kind" in answer.context["form"].errors


def test_nobody_deletes_a_place(office: Client) -> None:
    delete = url("delete", "CKY-RAT-KIPE")
    assert office.post(delete).status_code in (302, 403)
    assert Place.objects.filter(pk="CKY-RAT-KIPE").exists()


def test_editors_keep_the_gazetteer_and_the_names_nobody_knew(guinea: Guinea, editor: Any) -> None:
    client = Client()
    client.force_login(editor)
    sent = KIPE | {"name": "Kipé Centre"}
    assert client.post(url("edit", "CKY-RAT-KIPE"), sent).status_code == 302
    assert Place.objects.get(pk="CKY-RAT-KIPE").name == "Kipé Centre"
    note_unknown_place("Kipé Dadia", within="CKY-RAT", around="Ratoma")
    row = UnknownPlace.objects.get()
    settle = reverse(UnknownPlaceViewSet().get_url_name("edit"), args=[row.pk])
    assert client.post(settle, {"place": "CKY-RAT-KIPE"}).status_code == 302
    row.refresh_from_db()
    assert row.status == "done"
    for path in (url("delete", "CKY-RAT-KIPE"), settle.replace("edit", "delete")):
        assert client.post(path).status_code in (302, 403, 404)
    assert Place.objects.filter(pk="CKY-RAT-KIPE").exists()
    assert UnknownPlace.objects.exists()


def test_without_the_permission_a_change_is_refused(guinea: Guinea, editor: Any) -> None:
    codes = ["change_place", "add_place"]
    for group in editor.groups.all():
        group.permissions.remove(*group.permissions.filter(codename__in=codes))
    client = Client()
    client.force_login(editor)
    assert client.get(url("list")).status_code == 200
    for path in (url("edit", "CKY-RAT-KIPE"), url("add")):
        sent = KIPE | {"name": "Autre", "code": "CKY-RAT-AUTRE"}
        assert client.post(path, sent).status_code in (302, 403)
    assert Place.objects.get(pk="CKY-RAT-KIPE").name == "Kipé"
    assert not Place.objects.filter(name="Autre").exists()


def test_a_stranger_sees_nothing(guinea: Guinea, kadiatou: Any, moderator: Any) -> None:
    for person in (kadiatou, moderator):
        client = Client()
        client.force_login(person)
        for path in (url("list"), url("edit", "CKY-RAT-KIPE")):
            answer = client.get(path)
            assert answer.status_code in (302, 403)
            assert "Kipé" not in answer.content.decode()


def test_an_unknown_name_becomes_another_name_of_a_place(office: Client) -> None:
    note_unknown_place("Kipé Dadia", within="CKY-RAT", around="Ratoma")
    row = UnknownPlace.objects.get()
    viewset = UnknownPlaceViewSet()
    assert "Kipé Dadia" in office.get(reverse(viewset.get_url_name("list"))).content.decode()
    edit = reverse(viewset.get_url_name("edit"), args=[row.pk])
    assert office.post(edit, {"place": "CKY-RAT-KIPE"}).status_code == 302
    row.refresh_from_db()
    assert (row.status, row.place_id) == ("done", "CKY-RAT-KIPE")
    assert search_places("kipe dadia")[0].place.code == "CKY-RAT-KIPE"
    # A second press changes nothing.
    office.post(edit, {"place": "CKY-KAL"})
    row.refresh_from_db()
    assert row.place_id == "CKY-RAT-KIPE"
