"""Pieces of pages that are kept as HTML: cards of products, the menu of rayons."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.safestring import SafeString

from shop.storefront.cards import Look, draw_cards
from shop.storefront.menu import draw_menu

register = template.Library()


@register.simple_tag
def cards(
    products: Iterable[Any], heading: str = "h3", quick_add: bool = False, eager: bool = False
) -> list[SafeString]:
    """`{% cards page.object_list quick_add=True as drawn %}`, of rows of listed_products()."""
    return draw_cards(products, look=Look(heading=heading, quick_add=quick_add, eager=eager))


@register.simple_tag(takes_context=True)
def aisles(context: dict[str, Any]) -> SafeString:
    request = context.get("request")
    return draw_menu(request.path if request else "")
