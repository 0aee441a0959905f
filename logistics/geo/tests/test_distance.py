"""Distances and capitals against the points that were handed to us, and nearest against a count."""

from collections.abc import Callable
from math import inf

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from logistics.geo.distance import distance_km, road_factor, road_km
from logistics.geo.models import Kind, Place
from logistics.geo.nearest import nearest
from logistics.geo.points import Point

Guinea = Callable[[str], Place]
latitudes = st.floats(-90, 90, allow_subnormal=False)
longitudes = st.floats(-180, 180, allow_subnormal=False)
points = st.builds(Point, latitudes, longitudes)

# Where the capitals lie: regions by their two digits, prefectures by their three letters.
CAPITALS = {
    "01": (9.5171, -13.6998),
    "02": (10.0492, -12.8578),
    "03": (10.9522, -14.2761),
    "04": (10.3741, -12.0836),
    "05": (11.323, -12.2823),
    "06": (10.0425, -10.7408),
    "07": (10.3835, -9.3069),
    "08": (7.7574, -8.8175),
    "CKY": (9.5171, -13.6998),
    "CYA": (9.709, -13.389),
    "DBK": (9.789, -13.517),
    "FRC": (9.43, -13.0834),
    "KDA": (10.0492, -12.8578),
    "TML": (10.902, -13.0327),
    "BFA": (10.1812, -14.0377),
    "BKE": (10.9522, -14.2761),
    "FRI": (10.363, -13.5812),
    "GAL": (11.7541, -13.2003),
    "KDR": (12.4852, -13.2985),
    "DLB": (10.6913, -12.2513),
    "MMU": (10.3741, -12.0836),
    "PTA": (11.0565, -12.395),
    "KBA": (11.586, -11.8943),
    "LBE": (11.323, -12.2823),
    "LLM": (11.4257, -12.6829),
    "MLI": (12.0755, -12.2957),
    "TGE": (11.4395, -11.6629),
    "DBL": (10.7422, -11.1065),
    "DGR": (11.2924, -10.7145),
    "FRN": (10.0425, -10.7408),
    "KDG": (9.1924, -10.0983),
    "KKA": (10.3835, -9.3069),
    "KRN": (9.2706, -9.0076),
    "KRS": (10.6519, -9.8812),
    "MDN": (10.6221, -8.695),
    "SGR": (11.4195, -9.1752),
    "BLA": (8.6898, -8.6483),
    "GKD": (8.5616, -10.1328),
    "LLA": (7.7997, -8.5286),
    "MCT": (8.5458, -9.4679),
    "ZKR": (7.7574, -8.8175),
    "YMU": (7.5696, -9.2597),
}


@pytest.mark.parametrize(
    ("one", "other", "km"),
    [
        ("CKY-KAL", "CKY-RAT-KIPE", 11.9),
        ("CKY-MAT-MADINA_MARCHE", "CKY-SON", 18.4),
        ("CKY-KAL", "CYA", 41.7),
    ],
)
def test_distances_that_are_known(guinea: Guinea, one: str, other: str, km: float) -> None:
    assert distance_km(guinea(one).point, guinea(other).point) == pytest.approx(km, rel=0.01)


def test_every_capital_lies_where_it_should(guinea: Guinea) -> None:
    places = Place.objects.filter(kind__in=[Kind.REGION, Kind.PREFECTURE, Kind.SPECIAL_ZONE])
    off = {place.code: distance_km(place.point, Point(*CAPITALS[place.code])) for place in places}
    assert len(off) == len(CAPITALS) == 42
    assert max(off.values()) < 5
    # The urban commune of each prefecture is its capital too, and stands under it.
    centres = Place.objects.filter(kind=Kind.COMMUNE, parent__kind=Kind.PREFECTURE)
    far = {
        centre.code: distance_km(centre.point, Point(*CAPITALS[centre.parent_id]))
        for centre in centres
    }
    assert len(far) == 33
    assert max(far.values()) < 5


@pytest.mark.parametrize(
    ("one", "other", "km"),
    [
        (Point(0, 0), Point(0, 180), 20_015.1),
        (Point(90, 0), Point(-90, 77), 20_015.1),
        (Point(90, 12), Point(90, -150), 0),
        (Point(0, 179.5), Point(0, -179.5), 111.2),
        (Point(9.5, -13.7), Point(9.5, -13.7), 0),
    ],
)
def test_the_ends_of_the_earth(one: Point, other: Point, km: float) -> None:
    assert distance_km(one, other) == pytest.approx(km, abs=0.1)


@pytest.mark.parametrize("bad", [(91, 0), (-90.1, 0), (inf, 0), (0, float("nan"))])
def test_what_is_no_point_is_refused(bad: tuple[float, float]) -> None:
    with pytest.raises(ValueError, match="a"):
        Point(*bad)


@given(points, points)
def test_distance_is_the_same_both_ways_and_never_past_half_the_globe(
    one: Point, other: Point
) -> None:
    there = distance_km(one, other)
    assert there == pytest.approx(distance_km(other, one), abs=1e-6)
    assert 0 <= there <= 20_015.2


def test_the_road_is_longer_by_its_zone(guinea: Guinea, settings: object) -> None:
    settings.GEO_ROAD_FACTORS = {"CKY": 1.35, "CKY-KAL": 1.2, "02": 1.4, "": 1.5}
    kaloum, kipe, coyah, labe = map(guinea, ("CKY-KAL", "CKY-RAT-KIPE", "CYA", "LBE"))
    assert list(map(road_factor, (kaloum, kipe, coyah, labe, None))) == [1.2, 1.35, 1.4, 1.5, 1.5]
    straight = distance_km(kaloum.point, kipe.point)
    road = road_km(kaloum.point, kipe.point, zones=(kaloum, kipe))
    assert road == pytest.approx(straight * 1.35)
    assert road_km(kaloum.point, kipe.point) == pytest.approx(straight * 1.5)


def counted(point: Point, within_km: float) -> list[tuple[float, str]]:
    """Every place with a point, measured one by one."""
    places = Place.objects.exclude(latitude=None)
    measured = sorted((distance_km(point, place.point), place.code) for place in places)
    return [(km, code) for km, code in measured if km <= within_km]


@settings(
    max_examples=200,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    point=st.one_of(points, st.builds(Point, st.floats(7, 13), st.floats(-15, -7.5))),
    count=st.integers(1, 12),
    within_km=st.sampled_from([0.5, 5.0, 80.0, 900.0, 20_038.0]),
)
def test_nearest_finds_what_counting_finds(
    guinea: Guinea, point: Point, count: int, within_km: float
) -> None:
    found = nearest(Place.objects.all(), point, count=count, within_km=within_km)
    expected = counted(point, within_km)[:count]
    assert [near.km for near in found] == [km for km, _code in expected]
    for near in found:
        assert near.km == distance_km(point, near.row.point)


ODD = {
    "north pole": (90.0, 0.0),
    "near it": (89.99, -120.0),
    "south pole": (-90.0, 0.0),
    "date line, west": (0.0, 179.99),
    "date line, east": (0.0, -179.99),
    "nowhere": (0.0, 0.0),
}


def test_nearest_looks_over_the_poles_and_the_date_line(db: None) -> None:
    for name, (latitude, longitude) in ODD.items():
        Place.objects.create(
            code=name,
            kind=Kind.QUARTIER,
            name=name,
            latitude=latitude,
            longitude=longitude,
            precision="exact",
        )

    def closest(latitude: float, longitude: float) -> list[str]:
        found = nearest(Place.objects.all(), Point(latitude, longitude), count=2, within_km=50)
        return [near.row.code for near in found]

    assert closest(89.99, 60.0) == ["north pole", "near it"]
    assert closest(-89.9, 100.0) == ["south pole"]
    assert closest(0.01, -179.998) == ["date line, east", "date line, west"]
    assert closest(0.01, 179.998) == ["date line, west", "date line, east"]
    assert closest(0.1, 0.1) == ["nowhere"]
    assert closest(45.0, 45.0) == []


def test_a_town_full_of_places_is_not_read_for_a_far_corner(
    guinea: Guinea, django_assert_max_num_queries: Callable[..., object]
) -> None:
    kipe = guinea("CKY-RAT-KIPE").point
    with django_assert_max_num_queries(2):
        assert len(nearest(Place.objects.all(), kipe, count=1)) == 1
    with django_assert_max_num_queries(9):
        assert len(nearest(Place.objects.all(), Point(-45, 170), count=1)) == 1
