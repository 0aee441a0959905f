"""The menu of rayons as HTML, drawn once for each language and each version of the tree.

It is thrown away when the tree reads otherwise (`Tree.version`), never because time has passed, and
held in the process as the tree itself is: no cache is asked for it.
"""

from django.conf import settings
from django.template.loader import get_template
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from shop.catalogue.tree import category_tree
from shop.storefront.looks import look_of

TEMPLATE = "partials/aisles.html"
_drawn: dict[str, tuple[str, str]] = {}


def draw_menu(path: str) -> SafeString:
    """The menu as a page at `path` shows it: the rayon that one is in is marked."""
    menu = _menu()
    for address, state in _here(path):
        bare = f'<a class="aisle" href="{escape(address)}"'
        menu = menu.replace(f"{bare}>", f'{bare} aria-current="{state}">', 1)
    return mark_safe(menu)  # noqa: S308 - drawn by us


def _menu() -> str:
    language = get_language() or settings.LANGUAGE_CODE
    tree = category_tree()
    version = f"{tree.version}:{look_of(language, TEMPLATE)}"
    held = _drawn.get(language)
    if held and held[0] == version and not settings.DEBUG:
        return held[1]
    menu = str(get_template(TEMPLATE).render({"category_roots": tree.roots}))
    _drawn[language] = version, menu
    return menu


def _here(path: str) -> list[tuple[str, str]]:
    everything = reverse("catalogue:index")
    if path == everything:
        return [(everything, "page")]
    if not path.startswith(everything):
        return []
    roots = (root.get_absolute_url() for root in category_tree().roots)
    return [(address, "true") for address in roots if path.startswith(address)]


def forget_menu() -> None:
    _drawn.clear()
