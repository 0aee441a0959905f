from django import template

from shop.address.communes import COMMUNES

register = template.Library()


@register.simple_tag
def communes() -> tuple[str, ...]:
    """What the commune field suggests."""
    return COMMUNES
