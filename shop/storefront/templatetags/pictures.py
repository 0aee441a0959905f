"""Addresses of pictures in the sizes that pages show."""

from django import template

from shop.catalogue.thumbnails import sized_url

register = template.Library()


@register.filter
def sized(name: str, size: int) -> str:
    """The address of picture `name` at most `size` pixels wide."""
    return sized_url(str(name), size)
