"""The plan that the map draws without tiles, and whom a browser may fetch tiles from."""

from collections.abc import Callable

import pytest
from django.template import Context, Template
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from core.held import forget_everything
from core.map_tiles import tile_origin
from logistics.geo.models import Place
from logistics.geo.plan import hull, plan
from logistics.geo.points import Point
from logistics.geo.sketch import sketch

Guinea = Callable[[str], Place]
TILES = "https://{s}.tiles.example/{z}/{x}/{y}.png"


@pytest.fixture(autouse=True)
def _nothing_held() -> None:
    forget_everything()


def test_a_ring_goes_around_all_points() -> None:
    square = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0)]
    assert hull([*square, (1.0, 1.0), (2.0, 3.0), (2.0, 0.0), (0.0, 0.0)]) == square
    assert hull([(1.0, 1.0), (1.0, 1.0)]) == [(1.0, 1.0)]
    assert hull([]) == []


def test_every_region_and_the_communes_with_quartiers_have_an_area(guinea: Guinea) -> None:
    areas = plan().areas
    assert len([area for area in areas if area.kind == "region"]) == 8
    assert {"Ratoma", "Lambanyi"} <= {area.name for area in areas if area.kind == "commune"}
    assert all(len(area.ring) > 2 for area in areas)


def test_a_region_holds_its_own_prefectures(guinea: Guinea) -> None:
    labe = next(area for area in plan().areas if area.name == "Labé")
    south, north = (f(p.latitude for p in labe.ring) for f in (min, max))
    inside = Place.objects.filter(parent=labe.code, latitude__isnull=False)
    assert inside.count() == 5
    assert all(south <= (place.latitude or 0) <= north for place in inside)


def test_the_plan_is_small_and_costs_no_query_once_it_is_held(
    guinea: Guinea, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    told = client.get("/fr/places/plan/").json()
    codes = {row[0] for row in told["places"]}
    assert {"CKY-RAT-KIPE", "CKY-LAM-LAMBANYI"} <= codes
    assert "GN" not in codes
    with django_assert_num_queries(0):
        response = client.get("/fr/places/plan/")
    assert len(response.content) < 40_000
    assert response["Cache-Control"] == "private, max-age=3600"


def test_the_sketch_has_the_areas_too(guinea: Guinea) -> None:
    kipe = guinea("CKY-RAT-KIPE")
    near, far = sketch(kipe.point), sketch(None)
    assert len(far.areas) == 8
    assert near.areas
    assert near.areas != far.areas
    assert all("," in corner for area in near.areas for corner in area.split())


def test_no_name_of_the_sketch_lies_on_another_nor_off_the_sheet(guinea: Guinea) -> None:
    for drawing in (sketch(None), sketch(guinea("CKY-RAT-KIPE").point), sketch(Point(60, 60))):
        named = [mark for mark in drawing.marks if mark.name]
        boxes = [mark.box for mark in named]
        assert all(left >= 0 and right <= drawing.width for left, _top, right, _bottom in boxes)
        for index, (left, top, right, bottom) in enumerate(boxes):
            for other in boxes[:index]:
                beside = right <= other[0] or other[2] <= left
                assert beside or bottom <= other[1] or other[3] <= top
    # Who cannot be named is still drawn, and few cannot.
    country = sketch(None)
    assert len(country.marks) == 34
    names = {mark.name for mark in country.marks if mark.name}
    assert len(names) >= 24
    assert {"Conakry", "Boké", "Kankan", "Kindia", "Labé", "Mamou", "Nzérékoré"} <= names
    corners = [corner.split(",") for area in country.areas for corner in area.split()]
    assert all(0 <= float(x) <= country.width for x, _y in corners)
    assert all(0 <= float(y) <= country.height for _x, y in corners)


@pytest.mark.parametrize(
    ("url", "origin"),
    [
        ("https://tiles.example/{z}/{x}/{y}.png", "https://tiles.example"),
        ("http://127.0.0.1:8123/{z}/{x}/{y}.png", "http://127.0.0.1:8123"),
        (TILES, "https://*.tiles.example"),
        ("https://tiles.example; script-src *", ""),
        ("https://a b/{z}", ""),
        ("javascript:alert(1)", ""),
        ("//tiles.example/{z}", ""),
        ("https://[x", ""),
        ("", ""),
    ],
)
def test_whom_the_policy_names(url: str, origin: str) -> None:
    assert tile_origin(url) == origin


def policy(client: Client) -> str:
    part = client.get("/fr/places/plan/")["Content-Security-Policy"]
    return next(rule for rule in part.split("; ") if rule.startswith("img-src"))


@pytest.mark.django_db
def test_pictures_come_from_elsewhere_only_where_tiles_are_set(client: Client, settings) -> None:
    settings.MAP_TILE_URL = ""
    assert policy(client) == "img-src 'self' data:"
    settings.MAP_TILE_URL = TILES
    assert policy(client) == "img-src 'self' https://*.tiles.example data:"
    settings.MAP_TILE_URL = "https://tiles.example/no-map.png"
    assert policy(client) == "img-src 'self' data:"


def test_the_page_tells_the_map_where_its_tiles_are(settings) -> None:
    shown = Template("{% load geo_tags %}{% map_tiles as t %}{{ t.url }} {{ t.attribution }}")
    settings.MAP_TILE_URL, settings.MAP_TILE_ATTRIBUTION = TILES, "<b>nous</b>"
    assert shown.render(Context()) == f"{TILES} &lt;b&gt;nous&lt;/b&gt;"
    settings.MAP_TILE_URL = ""
    assert shown.render(Context()).strip() == ""
