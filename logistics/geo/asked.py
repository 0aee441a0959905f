"""What somebody sends of a place: texts and numbers that may be anything."""

from collections.abc import Mapping

from logistics.geo.points import Point


def asked_point(sent: Mapping[str, str]) -> Point | None:
    """`lat` and `lon` of an address; what is no point is none."""
    try:
        return Point(float(sent["lat"]), float(sent["lon"]))
    except (KeyError, ValueError, OverflowError):
        return None
