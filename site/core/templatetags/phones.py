"""Numbers as people dial them, and the phone on which the demo shows its texts."""

from typing import Any

from django import template
from django.urls import reverse

from core.phone import show_phone
from core.sms import shows_texts, sms_provider

register = template.Library()


@register.filter
def as_dialled(phone: Any) -> str:
    return show_phone(phone)


@register.simple_tag
def phone_panel() -> str:
    """Where the demo's phone lies; empty where texts go to real ones."""
    return reverse("phone_panel") if shows_texts() else ""


@register.simple_tag
def texts_reach_people() -> bool:
    return sms_provider().reaches_people
