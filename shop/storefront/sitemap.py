"""What search engines may find: one index, and parts that each stay small.

Products are cut by their keys and not by counting, so that the last part costs what the first does.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import Max
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import override
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from shop.catalogue.models import Product
from shop.catalogue.selectors import listed_products
from shop.catalogue.tree import category_tree
from shop.offer.selectors import current_offers

# Each product once in every language: far below the 50 000 addresses that a part may have.
PRODUCTS_A_PART = 5000
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
LANGUAGES = [code for code, _name in settings.LANGUAGES]


@dataclass(frozen=True)
class Entry:
    """One page: its path in each language, and when it last changed."""

    paths: dict[str, str]
    changed: datetime | None = None


Section = Callable[[], Iterable[Entry]]
_sections: dict[str, Section] = {}


def add_section(name: str, section: Section) -> None:
    """Called from the ready() of an app that has pages of its own."""
    _sections[name] = section


def in_every_language(path: Callable[[], str]) -> dict[str, str]:
    paths = {}
    for code in LANGUAGES:
        with override(code):
            paths[code] = path()
    return paths


def shelves() -> Iterator[Entry]:
    yield Entry(in_every_language(lambda: reverse("catalogue:index")))
    for node in category_tree().by_id.values():
        if node.products:
            yield Entry(in_every_language(node.get_absolute_url))


def offers() -> Iterator[Entry]:
    for offer in current_offers():
        yield Entry(in_every_language(offer.get_absolute_url))


def products(part: int) -> Iterator[Entry]:
    shop = in_every_language(lambda: reverse("catalogue:index"))
    first = part * PRODUCTS_A_PART
    rows = listed_products().filter(pk__gt=first, pk__lte=first + PRODUCTS_A_PART).order_by("pk")
    for pk, slug, changed in rows.values_list("pk", "slug", "date_updated"):
        paths = {code: f"{start}p/{slug}-{pk}/" for code, start in shop.items()}
        yield Entry(paths, changed)


def parts() -> list[str]:
    last = Product.objects.aggregate(last=Max("pk"))["last"] or 0
    cut = [f"products-{n}" for n in range((last + PRODUCTS_A_PART - 1) // PRODUCTS_A_PART)]
    return ["shelves", "offers", *_sections, *cut]


@require_safe
@cache_control(public=True, max_age=3600)
def index(request: HttpRequest) -> HttpResponse:
    addresses = [settings.SITE_URL + reverse("sitemap_part", args=[name]) for name in parts()]
    lines = "".join(f"<sitemap><loc>{escape(a)}</loc></sitemap>\n" for a in addresses)
    return _answer(f"<sitemapindex {SPACE}>\n{lines}</sitemapindex>\n")


@require_safe
@cache_control(public=True, max_age=3600)
def part(request: HttpRequest, name: str) -> HttpResponse:
    lines = "".join(line for entry in _entries(name) for line in _lines(entry))
    space = f'{SPACE} xmlns:xhtml="http://www.w3.org/1999/xhtml"'
    return _answer(f"<urlset {space}>\n{lines}</urlset>\n")


def _entries(name: str) -> Iterable[Entry]:
    if name in (known := {"shelves": shelves, "offers": offers} | _sections):
        return known[name]()
    kind, _, number = name.partition("-")
    if kind != "products" or not number.isdecimal() or name not in parts():
        raise Http404
    return products(int(number))


def _lines(entry: Entry) -> Iterator[str]:
    others = "".join(
        f'<xhtml:link rel="alternate" hreflang="{code}" href="{_address(path)}"/>'
        for code, path in entry.paths.items()
        if len(entry.paths) > 1
    )
    changed = f"<lastmod>{entry.changed:%Y-%m-%d}</lastmod>" if entry.changed else ""
    for path in entry.paths.values():
        yield f"<url><loc>{_address(path)}</loc>{changed}{others}</url>\n"


def _address(path: str) -> str:
    return escape(settings.SITE_URL + path)


def _answer(text: str) -> HttpResponse:
    return HttpResponse(HEAD + text, content_type="application/xml; charset=utf-8")
