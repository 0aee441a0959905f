from django import template

from core.phone import show_phone
from logistics.geo.models import Kind
from logistics.geo.selectors import places_now

register = template.Library()


@register.simple_tag
def communes() -> list[str]:
    """What the commune field suggests: those of Greater Conakry; any other may be typed."""
    rows = places_now().filter(kind=Kind.COMMUNE, parent__kind=Kind.SPECIAL_ZONE)
    return list(rows.order_by("name").values_list("name", flat=True))


@register.filter
def phone(number: str) -> str:
    """`620 12 34 56`, or with its country where it is another."""
    return show_phone(number)
