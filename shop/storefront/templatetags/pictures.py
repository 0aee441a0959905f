"""Addresses of pictures in the sizes that pages show, and sellers' words as they are meant."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from shop.catalogue.richtext import clean_rich
from shop.catalogue.thumbnails import sized_url

register = template.Library()


@register.filter
def sized(name: str, size: int) -> str:
    """The address of picture `name` at most `size` pixels wide."""
    return sized_url(str(name), size)


@register.filter
def rich(text: str) -> SafeString:
    """A product's description; cleaned once more, whatever wrote it."""
    return mark_safe(clean_rich(str(text)))  # noqa: S308 - nothing but a few tags is left
