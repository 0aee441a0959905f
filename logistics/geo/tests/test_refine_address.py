"""A door learns where it is: by several, never by one, never by an outlier."""

import pytest
from django.db import IntegrityError, transaction

from core.audit import history_of
from logistics.geo.distance import distance_km
from logistics.geo.models import PointProposal, Sighting, Spot
from logistics.geo.points import Point
from logistics.geo.services.decide_proposal import decide_proposal
from logistics.geo.services.propose_point import propose_point
from logistics.geo.services.refine_address import refine_address

pytestmark = pytest.mark.django_db
DOOR = Point(9.6000, -13.6500)
# About eleven metres to the north.
STEP = 0.0001


def seen(spot: Spot, point: Point, *, number: int, accuracy_m: int = 15) -> bool:
    return refine_address(
        spot, point=point, accuracy_m=accuracy_m, source="delivery", reference=f"S{number}"
    )


def near(number: int) -> Point:
    return Point(DOOR.latitude + (number % 3 - 1) * STEP, DOOR.longitude)


def test_the_third_delivery_tells_where_the_door_is() -> None:
    spot = Spot.objects.create()
    assert [seen(spot, near(n), number=n) for n in (0, 1, 2)] == [False, False, True]
    spot.refresh_from_db()
    assert (spot.point, spot.precision) == (DOOR, "exact")
    assert spot.accuracy_m == 11


def test_one_delivery_told_ten_times_counts_once() -> None:
    spot = Spot.objects.create()
    assert not any(seen(spot, DOOR, number=1) for _ in range(10))
    spot.refresh_from_db()
    assert spot.point is None
    assert Sighting.objects.count() == 1


def test_an_outlier_does_not_move_the_door() -> None:
    spot = Spot.objects.create()
    for number in range(4):
        seen(spot, near(number), number=number)
    seen(spot, Point(9.70, -13.50), number=9)
    spot.refresh_from_db()
    assert distance_km(spot.point, DOOR) < 0.012


def test_sightings_all_over_the_town_say_nothing() -> None:
    spot = Spot.objects.create()
    moved = [seen(spot, Point(9.5 + n / 50, -13.6), number=n) for n in range(6)]
    assert not any(moved)
    spot.refresh_from_db()
    assert spot.point is None


@pytest.mark.parametrize("accuracy_m", [101, 5000, -1])
def test_a_phone_that_does_not_know_is_not_asked(accuracy_m: int) -> None:
    spot = Spot.objects.create()
    assert not any(seen(spot, DOOR, number=n, accuracy_m=accuracy_m) for n in range(5))
    assert not Sighting.objects.exists()


def test_a_household_that_moved_is_found_again() -> None:
    spot = Spot.objects.create()
    for number in range(7):
        seen(spot, DOOR, number=number)
    new = Point(9.61, -13.64)
    for number in range(10, 14):
        seen(spot, new, number=number)
    spot.refresh_from_db()
    assert spot.point == new


def test_a_correction_is_proposed_and_not_imposed(ibrahima, kadiatou) -> None:
    spot = Spot.objects.create(latitude=9.5, longitude=-13.7, precision="exact")
    proposal = propose_point(spot, point=DOOR, by=ibrahima, note="Portail vert")
    spot.refresh_from_db()
    assert spot.point == Point(9.5, -13.7)
    assert decide_proposal(proposal, accept=True, by=kadiatou)
    spot.refresh_from_db()
    assert spot.point == DOOR
    assert [entry.actor for entry in history_of(proposal)] == [kadiatou, ibrahima]


def test_whoever_lives_there_may_say_no_and_only_once(ibrahima, kadiatou) -> None:
    spot = Spot.objects.create()
    proposal = propose_point(spot, point=DOOR, by=ibrahima)
    assert decide_proposal(proposal, accept=False, by=kadiatou)
    assert not decide_proposal(proposal, accept=True, by=kadiatou)
    spot.refresh_from_db()
    assert spot.point is None
    proposal.refresh_from_db()
    assert proposal.status == "refused"


def test_the_newest_proposal_stands_for_the_one_before(ibrahima) -> None:
    spot = Spot.objects.create()
    propose_point(spot, point=Point(1, 1), by=ibrahima)
    propose_point(spot, point=DOOR, by=ibrahima)
    assert PointProposal.objects.get().latitude == DOOR.latitude
    with pytest.raises(IntegrityError), transaction.atomic():
        PointProposal.objects.create(spot=spot, latitude=1, longitude=1)
