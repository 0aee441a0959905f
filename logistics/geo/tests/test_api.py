"""`/api/v1/geo/…`: what programs read of Guinea."""

from collections.abc import Callable

import pytest
from django.utils import timezone

from logistics.geo.models import Place
from tests.support.api import Api, assert_problem

Guinea = Callable[[str], Place]
LAMBANYI = {
    "code": "CKY-LAM-LAMBANYI",
    "kind": "quartier",
    "name": "Lambanyi",
    "where": "Conakry",
    "parent": "CKY-LAM",
    "point": {"latitude": 9.6446, "longitude": -13.6136, "precision": "quartier"},
}


def test_search(guinea: Guinea, api: Api) -> None:
    found = api.call("GET", "/geo/search?q=lambandji&kind=quartier&limit=1").json()
    assert found == {"items": [LAMBANYI | {"distance_km": None}]}
    near = api.call("GET", "/geo/search?q=lambanyi&kind=quartier&lat=9.6446&lon=-13.6136").json()
    assert near["items"][0]["distance_km"] == 0
    assert api.call("GET", "/geo/search?q=xyzzy").json() == {"items": []}


@pytest.mark.parametrize(
    "query",
    ["", "q=", "q=k&limit=0", "q=k&lat=91", "q=k&lon=nan", "q=k&kind=moon", "q=%00"],
)
def test_search_refuses_what_it_does_not_promise(guinea: Guinea, api: Api, query: str) -> None:
    assert_problem(api.call("GET", f"/geo/search?{query}"), 422, "invalid")


def test_reverse(guinea: Guinea, api: Api) -> None:
    found = api.call("GET", "/geo/reverse?lat=9.6446&lon=-13.6136").json()
    assert found == {"place": LAMBANYI, "distance_km": 0.0, "precision": "quartier"}
    assert_problem(api.call("GET", "/geo/reverse?lat=0&lon=0"), 404, "not_found")
    assert_problem(api.call("GET", "/geo/reverse?lat=0"), 422, "invalid")


def test_the_tree(guinea: Guinea, api: Api) -> None:
    regions = api.call("GET", "/geo/places/GN/children").json()["items"]
    assert [place["code"] for place in regions] == ["03", "01", "06", "07", "02", "05", "04", "08"]
    assert api.call("GET", "/geo/places/CKY-LAM-LAMBANYI").json() == LAMBANYI
    assert api.call("GET", "/geo/places/CKY-LAM-LAMBANYI/children").json() == {"items": []}
    for code in ("NOWHERE", "kipe", "%00"):
        assert api.call("GET", f"/geo/places/{code}").status_code in (404, 422)


def test_what_is_no_more_is_not_found(guinea: Guinea, api: Api) -> None:
    Place.objects.filter(pk="CKY-LAM-LAMBANYI").update(valid_to=timezone.localdate())
    assert_problem(api.call("GET", "/geo/places/CKY-LAM-LAMBANYI"), 404, "not_found")
