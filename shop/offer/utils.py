from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from oscar.apps.offer.utils import *  # noqa: F403


def range_anchor(product_range: Any) -> SafeString | str:
    """A link to the products of an offer; Oscar's leads to its dashboard, which is not there."""
    if not product_range.is_public:
        return str(product_range.name)
    return format_html('<a href="{}">{}</a>', product_range.get_absolute_url(), product_range.name)
