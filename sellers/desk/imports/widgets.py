"""How each sort of cell is read and written; what cannot be read raises CellFault."""

import math
import re
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django.utils import timezone
from import_export.widgets import Widget

from sellers.desk.imports.faults import CellFault
from sellers.desk.imports.reading import FORMULA
from shop.catalogue.filters import HIGHEST_PRICE
from shop.catalogue.services.set_stock import MOST_PIECES
from shop.catalogue.tree import Node, category_tree
from shop.search.words import plain

GROUPED = re.compile(r"\d{1,10}|\d{1,3}(?:[ .,]\d{3}){1,3}")
UNIT = re.compile(r"\s*(?:gnf|fg|francs?|f)$", re.IGNORECASE)
MOMENTS = ("%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d", "%d/%m/%Y %H:%M", "%d/%m/%Y")
ONE_STEP = re.compile(r"\s*(\d{1,7})\s*[:=]\s*([^;:]+)")


class Cell(Widget):  # type: ignore[misc]
    """Of one sort: `read` gets something that is neither empty nor a formula."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        if value is FORMULA:
            raise CellFault("formula")
        return None if value is None or value == "" else self.read(value)

    def read(self, value: Any) -> Any:
        raise NotImplementedError

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> Any:
        return "" if value is None else value


class Text(Cell):
    def __init__(self, *, most: int, lines: bool = False) -> None:
        super().__init__()
        self.most, self.lines = most, lines

    def read(self, value: Any) -> str:
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        text = str(value).replace("\x00", "").strip()
        text = text if self.lines else " ".join(text.split())
        if len(text) > self.most:
            raise CellFault("too_long", most=self.most)
        return text


class Sku(Cell):
    def read(self, value: Any) -> str:
        text = Text(most=64).read(value)
        if not text.isprintable():
            raise CellFault("sku")
        return text


def whole(value: Any, *, code: str, most: int) -> int:
    """`75 000`, `75.000 GNF`, 75000.0 are 75000; nothing that has a fraction is."""
    if isinstance(value, bool | date | time):
        raise CellFault(code)
    if isinstance(value, int | float | Decimal):
        number = _without_fraction(value, code=code)
    else:
        text = UNIT.sub("", re.sub(r"[\s\u00a0\u202f]+", " ", str(value)).strip())
        if not (text.isascii() and GROUPED.fullmatch(text)):
            raise CellFault(code)
        number = int(re.sub(r"[ .,]", "", text))
    if not 0 <= number <= most:
        raise CellFault(code)
    return number


def _without_fraction(value: int | float | Decimal, *, code: str) -> int:
    # Neither what is no number nor what is endless is a whole one.
    if not math.isfinite(value) or value != int(value):
        raise CellFault(code)
    return int(value)


class Francs(Cell):
    def read(self, value: Any) -> int:
        return whole(value, code="francs", most=HIGHEST_PRICE)

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> Any:
        return "" if value is None else int(value)


class Pieces(Cell):
    def read(self, value: Any) -> int:
        return whole(value, code="pieces", most=MOST_PIECES)


class Percent(Cell):
    def read(self, value: Any) -> int:
        text = value.replace("%", "").strip() if isinstance(value, str) else value
        number = whole(text, code="percent_cell", most=99)
        if not number:
            raise CellFault("percent_cell")
        return number


class Moment(Cell):
    """To the minute, in the market's time."""

    def read(self, value: Any) -> str:
        found = _moment(value)
        if found is None or not 2000 <= found.year <= 2200:
            raise CellFault("moment")
        return timezone.make_aware(found.replace(second=0, microsecond=0)).isoformat()

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return f"{timezone.localtime(value):%Y-%m-%d %H:%M}" if value else ""


def _moment(value: Any) -> datetime | None:
    if isinstance(value, datetime):
        return value.replace(tzinfo=None)
    if isinstance(value, date):
        return datetime.combine(value, time())
    for shape in MOMENTS:
        try:
            return datetime.strptime(str(value), shape)  # noqa: DTZ007 - made aware by who asks
        except ValueError:
            continue
    return None


class Steps(Cell):
    """`10:9000; 50:8000`."""

    def read(self, value: Any) -> list[list[int]]:
        steps = []
        for part in str(value).strip(" ;").split(";"):
            found = ONE_STEP.fullmatch(part)
            if found is None:
                raise CellFault("steps")
            steps.append([int(found[1]), whole(found[2], code="steps", most=HIGHEST_PRICE)])
        return sorted(steps)

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return "; ".join(f"{n}:{each}" for n, each in value or [])


class Category(Cell):
    """By its address (`mode/robes`), or by a name that only one has."""

    def read(self, value: Any) -> int:
        text = str(value).strip().strip("/")
        node = category_tree().by_path.get(text.lower())
        if node:
            return node.id
        called = [n for n in category_tree().by_tree_path.values() if _is_called(n, plain(text))]
        if len(called) != 1:
            raise CellFault("category_twice" if called else "category")
        return called[0].id

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        node = category_tree().by_id.get(value)
        return node.path if node else ""


def _is_called(node: Node, text: str) -> bool:
    return text in (plain(node.name), plain(node.name_en or node.name))
