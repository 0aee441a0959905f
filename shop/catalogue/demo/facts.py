"""The facts of fixtures/demo/ as the catalogue reads them."""

import hashlib
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Any
from zlib import crc32

from django.utils.text import slugify

from core.demo import facts
from shop.catalogue.drawings import Look

FOLDER = "products/demo"


@dataclass(frozen=True)
class Shelf:
    """A category that holds products."""

    slug: str
    name: str
    name_en: str
    department: str
    kind: str
    tint: str
    stores: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Item:
    """A product that somebody thought of; `row` is its place on its shelf."""

    shelf: Shelf
    row: int
    title: str
    price: int
    stock: int
    grams: int
    text: str
    values: dict[str, str]
    drawing: str
    look: Look

    @property
    def slug(self) -> str:
        return slugify(self.title)

    @property
    def description(self) -> str:
        """What is said of this one, then what holds for its whole shelf: two to four sentences."""
        said = self.text.count(". ") + 1
        notes = self.shelf.notes
        shared = [notes[(self.row + step) % len(notes)] for step in range(2 if said == 1 else 1)]
        return " ".join([self.text, *shared])

    @property
    def store(self) -> str:
        return self.shelf.stores[self.row % len(self.shelf.stores)]

    def picture(self, *, close: bool = False) -> str:
        """The name of its file; what it shows is part of it, for addresses are cached for good."""
        shown = hashlib.blake2b(f"{self.drawing} {self.look}".encode(), digest_size=4).hexdigest()
        return f"{FOLDER}/{self.slug}-{shown}{'-b' if close else ''}.jpg"


@cache
def colours() -> dict[str, str]:
    return dict(facts("colours"))


@cache
def shelves() -> tuple[Shelf, ...]:
    return tuple(
        Shelf(
            slug=row["slug"],
            name=row["name"],
            name_en=row["name_en"],
            department=department["slug"],
            kind=row["class"],
            tint=colours()[row["tint"]],
            stores=tuple(row["stores"]),
            notes=tuple(row["notes"]),
        )
        for department in facts("categories")["departments"]
        for row in department["categories"]
    )


def _look(row: dict[str, Any], *, seed: int) -> Look:
    main, second, accent = (colours()[name] for name in row["colours"])
    return Look(
        main=main,
        second=second,
        accent=accent,
        pattern=row.get("pattern", "fans"),
        label=row.get("label", ""),
        seed=seed,
    )


def _item(shelf: Shelf, row: int, told: dict[str, Any]) -> Item:
    return Item(
        shelf=shelf,
        row=row,
        title=told["title"],
        price=told["price"],
        stock=told["stock"],
        grams=told["grams"],
        text=told["text"],
        values={code: told[code] for code in ("brand", "color", "size", "material")},
        drawing=told["look"]["draw"],
        look=_look(told["look"], seed=crc32(told["title"].encode())),
    )


@cache
def items() -> tuple[Item, ...]:
    """All of them, one of each shelf in turn: neighbours in a list of all products differ."""
    filed = [
        [_item(shelf, n, row) for n, row in enumerate(facts(f"products/{shelf.slug}"))]
        for shelf in shelves()
    ]
    return tuple(item for turn in zip(*filed, strict=True) for item in turn)


def dice(*parts: object) -> Random:
    """Chance that falls the same way every time for the same parts."""
    return Random(" ".join(map(str, parts)))  # noqa: S311 - nothing secret hangs on it
