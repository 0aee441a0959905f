"""Words of the pages where a store's products are kept."""

from django import template
from django.utils.html import format_html

from shop.catalogue.states import Standing

register = template.Library()
LOOKS = {
    Standing.APPROVED: "tag-good",
    Standing.PENDING: "tag-hot",
    Standing.REJECTED: "tag-bad",
    Standing.SUSPENDED: "tag-bad",
}


@register.simple_tag
def standing_tag(standing: str) -> str:
    """Where a product stands, in a word; never by colour alone."""
    known = Standing(standing)
    label = str(known.label)
    return format_html(
        '<span class="tag {}">{}</span>', LOOKS.get(known, ""), label[:1].upper() + label[1:]
    )
