"""Small words that templates need: stars, the same page in another language, day or night."""

import re
from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit

from django import template
from django.conf import settings
from django.urls import translate_url
from django.utils.html import format_html
from django.utils.translation import get_language

register = template.Library()

THEMES = ("light", "dark")
# The first leaf is the list itself.
LEAF = re.compile(r"(?!1$)[1-9][0-9]{0,5}")


@register.filter
def tenths(share: float | Decimal | None, out_of: int = 5) -> int:
    """A mark as a whole number of half stars, 0 to 10, for the class that draws it."""
    return round(float(share or 0) * 10 / out_of)


@register.simple_tag
def content_lang() -> str:
    """` lang="fr"` inside the tag of an element whose words a seller or a shopper wrote."""
    return format_html(' lang="{}"', settings.CONTENT_LANGUAGE) if is_foreign() else ""


@register.filter
def whole(number: Any) -> Any:
    """`{{ order.number|whole }}`: does not break at its hyphens as long as a line holds it."""
    return format_html('<span class="whole">{}</span>', number) if number else ""


@register.filter
def as_written(text: Any) -> Any:
    """What a seller or a shopper wrote, marked with its language on pages of another one.

    A screen reader pronounces it right, a browser offers to translate it (WCAG 3.1.2).
    """
    if not text or not is_foreign():
        return text
    return format_html('<span lang="{}">{}</span>', settings.CONTENT_LANGUAGE, text)


def is_foreign() -> bool:
    return bool(get_language() != settings.CONTENT_LANGUAGE)


@register.simple_tag(takes_context=True)
def same_page(context: dict[str, Any], language: str) -> str:
    """The address of this page in `language`.

    A page whose translation lives elsewhere says so with `translations={"en": "/en/…"}`.
    """
    known = context.get("translations") or {}
    if language in known:
        return str(known[language])
    request = context.get("request")
    if request is None:
        return f"/{language}/"
    path = translate_url(request.get_full_path(), language)
    return path if path.startswith(f"/{language}/") else f"/{language}/"


@register.simple_tag(takes_context=True)
def plain_page(context: dict[str, Any], language: str = "") -> str:
    """The address that search engines shall know this page by, here or in `language`.

    Filters and marks of advertisers make no page of their own; the second leaf of a list does.
    """
    request = context["request"]
    path = str(request.path)
    leaf = request.GET.get("page", "")
    if set(request.GET) == {"page"} and LEAF.fullmatch(leaf):
        path = f"{path}?page={leaf}"
    if not language:
        return path
    known = context.get("translations") or {}
    there = known.get(language) or translate_url(path, language)
    return there if there.startswith(f"/{language}/") else f"/{language}/"


@register.simple_tag(takes_context=True)
def absolute(context: dict[str, Any], path: str) -> str:
    """An address that holds outside the site: for canonical, hreflang and sharing."""
    if urlsplit(path).netloc:
        return path
    return f"{settings.SITE_URL}{path}"


@register.simple_tag(takes_context=True)
def theme(context: dict[str, Any]) -> str:
    """What the visitor chose: light, dark, or nothing (then their device decides)."""
    request = context.get("request")
    chosen = request.COOKIES.get(settings.THEME_COOKIE_NAME, "") if request else ""
    return chosen if chosen in THEMES else ""
