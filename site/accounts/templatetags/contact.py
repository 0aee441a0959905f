from email.utils import parseaddr

from django import template
from django.conf import settings

register = template.Library()


@register.simple_tag
def contact_address() -> str:
    """Where people write to us: who our letters come from."""
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
