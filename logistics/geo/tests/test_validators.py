"""Google is played by a server on loopback, in all its moods; no address is ever stopped by it."""

from collections.abc import Iterator
from typing import Any

import pytest

from logistics.geo import validators
from logistics.geo.points import Point
from logistics.geo.validators import Asked, Checked, Verdict, check_address
from tests.support.peers import Peer, a_peer

RUE = Asked(country="FR", lines=("12 rue de la paix", ""), locality="paris", postcode="75002")
UNCHECKED = Checked(Verdict.UNCHECKED)


def said(**verdict: Any) -> dict[str, Any]:
    whole = {"addressComplete": True, "validationGranularity": "PREMISE"}
    return {
        "result": {
            "verdict": whole | verdict,
            "address": {
                "postalAddress": {
                    "regionCode": "FR",
                    "postalCode": "75002",
                    "locality": "Paris",
                    "addressLines": ["12 Rue de la Paix"],
                }
            },
            "geocode": {"location": {"latitude": 48.869, "longitude": 2.3311}},
        }
    }


@pytest.fixture
def google(settings: Any) -> Iterator[Peer]:
    with a_peer() as peer:
        settings.GOOGLE_MAPS_API_KEY = "a-key"
        settings.GOOGLE_ADDRESS_URL = peer.url
        yield peer


def test_it_gives_the_parts_as_the_post_writes_them(google: Peer) -> None:
    google.answers = [(200, said())]
    assert check_address(RUE) == Checked(
        verdict=Verdict.CONFIRMED,
        lines=("12 Rue de la Paix",),
        locality="Paris",
        postcode="75002",
        point=Point(48.869, 2.3311),
    )
    [asked] = google.asked
    assert (asked["method"], asked["path"]) == ("POST", "/v1:validateAddress")
    assert asked["headers"]["X-Goog-Api-Key"] == "a-key"
    assert asked["body"]["address"] == {
        "regionCode": "FR",
        "addressLines": ["12 rue de la paix"],
        "locality": "paris",
        "administrativeArea": "",
        "postalCode": "75002",
    }


@pytest.mark.parametrize(
    "verdict",
    [
        {"addressComplete": False},
        {"hasUnconfirmedComponents": True},
        {"validationGranularity": "ROUTE"},
        {"addressComplete": "yes"},
    ],
)
def test_what_google_is_not_sure_of_is_doubtful(google: Peer, verdict: dict[str, Any]) -> None:
    google.answers = [(200, said(**verdict))]
    assert check_address(RUE).verdict == Verdict.DOUBTFUL


@pytest.mark.parametrize(
    "answer",
    [
        (500, {}),
        (503, b"<html>"),
        (429, {}),
        (403, {"error": {"message": "API key not valid"}}),
        (302, {}),
        (200, b""),
        (200, b"<html>not json"),
        (200, b"[1, 2]"),
        (200, b"[" * 200_000),
        (200, b'"' + b"x" * 400_000 + b'"'),
        (200, {}),
        (200, {"result": "yes"}),
        (200, {"result": None}),
        "hang up",
    ],
)
def test_whatever_goes_wrong_the_address_is_taken(google: Peer, answer: Any) -> None:
    google.answers = [answer]
    google.headers = {"Location": f"{google.url}/elsewhere"}
    assert check_address(RUE) == UNCHECKED
    assert len(google.asked) == 1


@pytest.mark.parametrize(
    "told",
    [
        {"verdict": [], "address": 7, "geocode": {"location": {"latitude": "north"}}},
        {"verdict": None, "address": {"postalAddress": {"addressLines": "one", "locality": 7}}},
        {"geocode": {"location": {"latitude": 900, "longitude": 1}}},
    ],
)
def test_parts_that_are_none_are_left_out(google: Peer, told: dict[str, Any]) -> None:
    google.answers = [(200, {"result": told})]
    assert check_address(RUE) == Checked(Verdict.DOUBTFUL)


def test_nobody_there(settings: Any) -> None:
    settings.GOOGLE_MAPS_API_KEY = "a-key"
    with a_peer() as gone:
        settings.GOOGLE_ADDRESS_URL = gone.url
    assert check_address(RUE) == UNCHECKED


def test_an_answer_that_takes_too_long_is_not_waited_for(
    google: Peer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(validators, "PATIENCE_S", -1.0)
    google.answers = [(200, said())]
    assert check_address(RUE) == UNCHECKED


def test_without_a_key_nobody_is_asked(google: Peer, settings: Any) -> None:
    settings.GOOGLE_MAPS_API_KEY = ""
    assert check_address(RUE) == UNCHECKED
    assert google.asked == []
