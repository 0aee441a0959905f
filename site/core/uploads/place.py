"""Where a photo was taken, as its camera noted it."""

import math
from dataclasses import dataclass
from typing import Any

from PIL import ExifTags, Image


@dataclass(frozen=True, slots=True)
class Place:
    latitude: float
    longitude: float


def place_of(image: Image.Image) -> Place | None:
    """Nothing where the camera noted none, or nonsense."""
    try:
        found = image.getexif().get_ifd(ExifTags.IFD.GPSInfo)
        latitude = _degrees(found[2], below_nought=str(found.get(1, "")).upper() == "S")
        longitude = _degrees(found[4], below_nought=str(found.get(3, "")).upper() == "W")
    except Exception:  # noqa: BLE001 - a camera's notes are written by anybody
        return None
    if abs(latitude) > 90 or abs(longitude) > 180 or not (latitude or longitude):
        return None
    return Place(round(latitude, 6), round(longitude, 6))


def _degrees(parts: Any, *, below_nought: bool) -> float:
    degrees, minutes, seconds = (float(part) for part in parts)
    value = degrees + minutes / 60 + seconds / 3600
    if not math.isfinite(value):
        raise ValueError("no number")
    return -value if below_nought else value
