"""Draws every picture that the products and categories show, with two processes at work."""

import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from core.demo import Advance, Market, facts
from shop.catalogue.demo.facts import Item, Shelf, items, shelves
from shop.catalogue.drawings.picture import Picture, paint

# A second process costs more than it saves for fewer than this.
WORTH_A_POOL = 24
STAGES = 4


def item_picture(item: Item) -> Picture:
    return Picture(
        name=item.picture(),
        close=item.picture(close=True),
        drawing=item.drawing,
        look=item.look,
        tint=item.shelf.tint,
        stage=item.look.seed % STAGES,
    )


def shelf_picture(slug: str) -> Picture:
    """A category shows the first thing on its shelf, a department that of its first category."""
    of_department = {
        row["slug"]: row["categories"][0]["slug"] for row in facts("categories")["departments"]
    }
    shelf = _shelf(of_department.get(slug, slug))
    first = next(item for item in items() if item.shelf == shelf)
    return Picture(
        name=f"categories/demo/{slug}.jpg",
        drawing=first.drawing,
        look=first.look,
        tint=shelf.tint,
        stage=0 if slug in of_department else 1,
    )


def _shelf(slug: str) -> Shelf:
    return next(shelf for shelf in shelves() if shelf.slug == slug)


def wanted(market: Market) -> list[Picture]:
    slugs = [row["slug"] for row in facts("categories")["departments"]]
    slugs += [shelf.slug for shelf in shelves()]
    shown = items()[: market.products]
    return [
        *(shelf_picture(slug) for slug in slugs),
        *(item_picture(item) for item in shown),
    ]


def _paint_all(pictures: list[Picture]) -> Iterator[dict[str, bytes]]:
    if len(pictures) < WORTH_A_POOL or (os.cpu_count() or 1) < 2:
        yield from map(paint, pictures)
        return
    # Fresh processes: a forked one would share our database connection.
    with ProcessPoolExecutor(max_workers=2, mp_context=get_context("spawn")) as pool:
        yield from pool.map(paint, pictures, chunksize=12)


def load_pictures(market: Market, advance: Advance) -> None:
    pictures = wanted(market)
    missing = [picture for picture in pictures if not default_storage.exists(picture.name)]
    # Those on one stage together: it is drawn once for all of them.
    missing.sort(key=lambda picture: (picture.tint, picture.stage))
    advance(len(pictures) - len(missing))
    for files in _paint_all(missing):
        for name, content in files.items():
            if not default_storage.exists(name):
                default_storage.save(name, ContentFile(content))
        advance(1)


def size(market: Market) -> int:
    return len(wanted(market))
