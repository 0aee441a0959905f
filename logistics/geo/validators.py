"""Who says whether an address abroad exists. A new one is a class of one method.

What any of them says is advice: `check_address` never raises and never takes long, and an address
that nobody could check is as good as before.
"""

import json
import logging
import time
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

import requests
from django.conf import settings

from logistics.geo.points import Point

log = logging.getLogger(__name__)
TIMEOUT = (1.5, 2.0)
# In all, however slowly an answer drips in; and no more of it than this.
PATIENCE_S = 3.0
MOST_BYTES = 256 * 1024
# Worth another try some other time: the provider is busy or away.
PASSING = {408, 425, 429}


class Verdict(StrEnum):
    CONFIRMED = "confirmed"
    # Something in it is missing or known to nobody.
    DOUBTFUL = "doubtful"
    # Nobody could be asked.
    UNCHECKED = "unchecked"


@dataclass(frozen=True, slots=True)
class Asked:
    """An address as it was typed; the country by its two letters."""

    country: str
    lines: tuple[str, ...]
    locality: str = ""
    area: str = ""
    postcode: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """The verdict, and the parts as the post of that country writes them."""

    verdict: Verdict
    lines: tuple[str, ...] = ()
    locality: str = ""
    area: str = ""
    postcode: str = ""
    point: Point | None = None


class ValidatorError(Exception):
    def __init__(self, reason: str, *, permanent: bool) -> None:
        super().__init__(reason)
        self.permanent = permanent


class AddressValidator:
    """The base of all."""

    def check(self, asked: Asked) -> Checked:
        raise NotImplementedError


class NullValidator(AddressValidator):
    """Where no key is set: nobody is asked."""

    def check(self, asked: Asked) -> Checked:
        return Checked(Verdict.UNCHECKED)


class GoogleValidator(AddressValidator):
    """Google's Address Validation: GOOGLE_MAPS_API_KEY, at GOOGLE_ADDRESS_URL."""

    # How finely Google must know it before a parcel surely gets there.
    FINE = frozenset({"SUB_PREMISE", "PREMISE", "PREMISE_PROXIMITY"})

    def __init__(self, *, key: str, url: str) -> None:
        self.key = key
        self.url = f"{url.rstrip('/')}/v1:validateAddress"

    def check(self, asked: Asked) -> Checked:
        told = self._ask(
            {
                "address": {
                    "regionCode": asked.country,
                    "addressLines": [line for line in asked.lines if line],
                    "locality": asked.locality,
                    "administrativeArea": asked.area,
                    "postalCode": asked.postcode,
                }
            }
        )
        result = _part(told, "result")
        if not result:
            raise ValidatorError("answered no result", permanent=False)
        post = _part(result, "address", "postalAddress")
        return Checked(
            verdict=self._verdict(_part(result, "verdict")),
            lines=tuple(str(line)[:255] for line in _list(post.get("addressLines"))),
            locality=_text(post.get("locality")),
            area=_text(post.get("administrativeArea")),
            postcode=_text(post.get("postalCode")),
            point=_point(_part(result, "geocode", "location")),
        )

    def _verdict(self, said: dict[str, Any]) -> Verdict:
        whole = said.get("addressComplete") is True and not said.get("hasUnconfirmedComponents")
        fine = said.get("validationGranularity") in self.FINE
        return Verdict.CONFIRMED if whole and fine else Verdict.DOUBTFUL

    def _ask(self, body: dict[str, Any]) -> dict[str, Any]:
        # The key goes in a header: addresses of pages end up in logs.
        headers = {"X-Goog-Api-Key": self.key}
        ends = time.monotonic() + PATIENCE_S
        try:
            with requests.post(
                self.url,
                json=body,
                headers=headers,
                timeout=TIMEOUT,
                allow_redirects=False,
                stream=True,
            ) as answer:
                if answer.status_code != 200:
                    passing = answer.status_code >= 500 or answer.status_code in PASSING
                    raise ValidatorError(f"answered {answer.status_code}", permanent=not passing)
                return _read(answer, ends)
        except requests.RequestException as error:
            raise ValidatorError(type(error).__name__, permanent=False) from error


def check_address(asked: Asked) -> Checked:
    """Call it outside of a transaction; whatever goes wrong, the address is taken as it is."""
    try:
        return _validator(settings.GOOGLE_MAPS_API_KEY, settings.GOOGLE_ADDRESS_URL).check(asked)
    except ValidatorError as error:
        log.log(logging.ERROR if error.permanent else logging.WARNING, "address: %s", error)
        return Checked(Verdict.UNCHECKED)


@cache
def _validator(key: str, url: str) -> AddressValidator:
    return GoogleValidator(key=key, url=url) if key else NullValidator()


def _read(answer: requests.Response, ends: float) -> dict[str, Any]:
    data = b""
    for piece in answer.iter_content(1024):
        data += piece
        if len(data) > MOST_BYTES or time.monotonic() > ends:
            raise ValidatorError("too long an answer", permanent=False)
    try:
        told = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise ValidatorError("answered no JSON", permanent=False) from error
    return told if isinstance(told, dict) else {}


def _part(told: dict[str, Any], *names: str) -> dict[str, Any]:
    for name in names:
        found = told.get(name)
        told = found if isinstance(found, dict) else {}
    return told


def _list(found: Any) -> list[Any]:
    return found[:5] if isinstance(found, list) else []


def _text(found: Any) -> str:
    return found[:255] if isinstance(found, str) else ""


def _point(found: dict[str, Any]) -> Point | None:
    try:
        return Point(float(found["latitude"]), float(found["longitude"]))
    except (KeyError, TypeError, ValueError, OverflowError):
        return None
