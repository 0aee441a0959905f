from django import template
from django.utils.formats import number_format

from logistics.geo.points import Point

register = template.Library()


@register.filter
def distance(km: float | None) -> str:
    """`850 m`, `3,2 km`, `41 km`: never finer than what is known."""
    if km is None:
        return ""
    if km < 0.95:
        metres = max(50, round(km * 20) * 50)
        return f"{metres}\u00a0m"
    number = number_format(round(km, 1), 1) if km < 10 else number_format(round(km), 0)
    return f"{number}\u00a0km"


@register.filter
def geo_link(point: Point) -> str:
    """What opens the map that a phone has."""
    at = f"{point.latitude:.6f},{point.longitude:.6f}"
    return f"geo:{at}?q={at}"


@register.filter
def google_link(point: Point) -> str:
    """The way there, for whoever carries."""
    at = f"{point.latitude:.6f},{point.longitude:.6f}"
    return f"https://www.google.com/maps/dir/?api=1&destination={at}"
