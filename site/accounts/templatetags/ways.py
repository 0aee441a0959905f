"""Which ways in there are."""

from django import template

from core.google import google_is_set

register = template.Library()


@register.simple_tag
def with_google() -> bool:
    return google_is_set()
