"""The file of facts: fixtures/geo/guinea.csv (its NOTICE.md says where they come from)."""

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings

from logistics.geo.models import Kind
from logistics.geo.points import Point, Precision

# The columns of the file that are columns of a place.
FIELDS = (
    "kind",
    "name",
    "parent_id",
    "latitude",
    "longitude",
    "precision",
    "population",
    "valid_from",
    "valid_to",
    "source",
)


class BadGazetteer(ValueError):
    """The file says something that cannot be; the message names the line."""


@dataclass(frozen=True, slots=True)
class Row:
    """One place as the file has it; `facts` are JSON, so that they can be kept and compared."""

    code: str
    facts: dict[str, Any]
    aliases: tuple[str, ...]


def gazetteer_file() -> Path:
    return Path(settings.BASE) / "fixtures" / "geo" / "guinea.csv"


def read_gazetteer(path: Path | None = None) -> list[Row]:
    """All rows, parents before children."""
    rows: dict[str, Row] = {}
    with (path or gazetteer_file()).open(encoding="utf-8", newline="") as lines:
        for number, told in enumerate(csv.DictReader(lines), start=2):
            try:
                row = _row(told)
                if row.code in rows:
                    raise ValueError(f"{row.code} stands twice")
                parent = row.facts["parent_id"]
                if parent is not None and parent not in rows:
                    raise ValueError(f"its parent {parent} does not stand above")
            except (KeyError, ValueError) as error:
                raise BadGazetteer(f"line {number}: {error}") from error
            rows[row.code] = row
    return list(rows.values())


def _row(told: dict[str, str]) -> Row:
    latitude, longitude = told["latitude"], told["longitude"]
    precision = told["precision"]
    if latitude or longitude:
        Point(float(latitude), float(longitude))
        Precision(precision)
    elif precision:
        raise ValueError("a precision without a point")
    if not (told["code"] and told["name"]):
        raise ValueError("a code and a name are missing")
    facts: dict[str, Any] = {
        "kind": Kind(told["kind"]).value,
        "name": told["name"],
        "parent_id": told["parent"] or None,
        "latitude": float(latitude) if latitude else None,
        "longitude": float(longitude) if longitude else None,
        "precision": precision,
        "population": int(told["population"]) if told.get("population") else None,
        "valid_from": _day(told.get("valid_from")),
        "valid_to": _day(told.get("valid_to")),
        "source": told.get("source", "")[:300],
    }
    aliases = tuple(alias.strip() for alias in told["aliases"].split(";") if alias.strip())
    return Row(code=told["code"], facts=facts, aliases=aliases)


def _day(text: str | None) -> str | None:
    return date.fromisoformat(text).isoformat() if text else None
