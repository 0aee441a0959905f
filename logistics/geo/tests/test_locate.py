"""From a point to a place."""

from collections.abc import Callable

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from logistics.geo.distance import distance_km
from logistics.geo.locate import FURTHEST_KM, locate
from logistics.geo.models import Place
from logistics.geo.points import Point

Guinea = Callable[[str], Place]


def test_the_nearest_quartier_with_its_distance_and_precision(guinea: Guinea) -> None:
    kipe = guinea("CKY-RAT-KIPE").point
    found = locate(Point(kipe.latitude + 0.001, kipe.longitude))
    assert (found.place.code, found.precision) == ("CKY-RAT-KIPE", "quartier")
    assert found.km == pytest.approx(0.111, abs=0.001)
    assert found.place.where == "Ratoma, Conakry"


def test_a_point_that_several_quartiers_share_is_said_to_be_the_communes(guinea: Guinea) -> None:
    found = locate(guinea("CKY-SON-SONFONIA_GARE_1").point)
    assert found.place.parent_id == "CKY-SON"
    assert found.precision == "commune"


def test_up_country_the_nearest_sub_prefecture(guinea: Guinea) -> None:
    found = locate(Point(10.70, -14.50))
    assert found.place.parent_id == "BKE"
    assert found.precision == "commune"


@pytest.mark.parametrize(
    "point",
    [Point(90, 0), Point(-90, 12), Point(0, 0), Point(0, 180), Point(0, -180), Point(48.85, 2.35)],
)
def test_far_away_there_is_nothing(guinea: Guinea, point: Point) -> None:
    assert locate(point) is None


def test_what_is_no_more_is_not_found(guinea: Guinea) -> None:
    point = guinea("CKY-RAT-KIPE").point
    Place.objects.filter(pk="CKY-RAT-KIPE").update(valid_to=timezone.localdate())
    assert locate(point).place.code != "CKY-RAT-KIPE"


anywhere = st.builds(
    Point,
    st.one_of(st.floats(-90, 90), st.floats(7, 13), st.sampled_from([90.0, -90.0, 0.0])),
    st.one_of(st.floats(-180, 180), st.floats(-15.5, -7.5), st.sampled_from([180.0, -180.0, 0.0])),
)


# A hundred at a time: ten thousand points in all.
@settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(anywhere, min_size=100, max_size=100))
@example([Point(0, 0), Point(90, 0), Point(-90, 180), Point(9.5, 179.9999999)])
def test_no_point_breaks_it(guinea: Guinea, points: list[Point]) -> None:
    for point in points:
        found = locate(point)
        if found is not None:
            assert found.km == distance_km(point, found.place.point) <= FURTHEST_KM
