"""A change in words, for lists of changes."""

from django import template

from sellers.desk.bulk.models import BulkChange
from sellers.desk.bulk.showing import described as told

register = template.Library()


@register.simple_tag
def described(change: BulkChange) -> str:
    return told(change)
