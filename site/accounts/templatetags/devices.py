"""A browser's long name of itself, said so that its owner knows it."""

from django import template
from django.utils.translation import gettext

register = template.Library()

# The first that fits: later browsers call themselves by all earlier names.
BROWSERS = (
    ("Opera Mini", "Opera Mini"),
    ("OPR/", "Opera"),
    ("Edg", "Edge"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
)


@register.filter
def device(user_agent: str) -> str:
    """`Chrome, Android`; an unknown one is called so."""
    names = [
        next((name for mark, name in known if mark in user_agent), "")
        for known in (BROWSERS, SYSTEMS)
    ]
    return ", ".join(filter(None, names)) or gettext("Appareil inconnu")


@register.filter
def program_name(given: str) -> str:
    """What a program calls itself, or the device that its User-Agent speaks of."""
    known = any(mark in given for mark, _name in (*BROWSERS, *SYSTEMS))
    return device(given) if known or not given else given
