"""Bring the gazetteer to what its file says; editors' own changes and all addresses stay."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone

from core.audit import record
from logistics.geo.gazetteer import FIELDS, Row
from logistics.geo.models import Kind, Place, PlaceName
from logistics.geo.services.index_names import index_names

# A point is one thing: half of an editor's and half of the file's would lie nowhere.
POINT = ("latitude", "longitude", "precision")
TOGETHER = [POINT, *((name,) for name in FIELDS if name not in POINT)]


@dataclass
class Report:
    """What loading did, by code; `kept` are fields that an editor changed and the file too."""

    added: list[str] = field(default_factory=list)
    changed: dict[str, list[str]] = field(default_factory=dict)
    kept: dict[str, list[str]] = field(default_factory=dict)
    retired: list[str] = field(default_factory=list)
    unchanged: int = 0


@transaction.atomic
def load_gazetteer(rows: Sequence[Row], *, by: Any = None) -> Report:
    """A place that the file drops is retired, never deleted: an address may stand on it.

    Each field follows the file only while it still says what the file said before.
    """
    report = Report()
    _queue_up()
    places = Place.objects.in_bulk()
    fresh = [row for row in rows if row.code not in places or not _loaded(places[row.code])]
    _add(fresh, places, report)
    names = _names()
    new_codes = {row.code for row in fresh}
    for row in rows:
        if row.code not in new_codes:
            _follow(places[row.code], row, names=names.get(row.code, set()), by=by, report=report)
    _retire(places, keep={row.code for row in rows}, by=by, report=report)
    index_names([*report.added, *report.changed])
    return report


def _queue_up() -> None:
    """Two loaders at once: the second waits here, then finds all that the first did."""
    Place.objects.get_or_create(code="GN", defaults={"kind": Kind.COUNTRY, "name": "Guinée"})
    Place.objects.select_for_update().get(code="GN")


def _loaded(place: Place) -> bool:
    """The country that queueing made a moment ago has no facts yet."""
    return bool(place.facts) or place.code != "GN"


def _add(rows: list[Row], places: dict[str, Place], report: Report) -> None:
    made = [
        Place(code=row.code, facts={**row.facts, "aliases": list(row.aliases)}, **row.facts)
        for row in rows
    ]
    # The file names parents first, so each batch finds its own.
    Place.objects.bulk_create(
        made,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["facts", *FIELDS],
        batch_size=500,
    )
    PlaceName.objects.bulk_create(
        PlaceName(place_id=row.code, name=alias) for row in rows for alias in row.aliases
    )
    places.update({place.code: place for place in made})
    report.added += [row.code for row in rows]


def _names() -> dict[str, set[str]]:
    names: dict[str, set[str]] = {}
    for code, name in PlaceName.objects.values_list("place_id", "name"):
        names.setdefault(code, set()).add(name)
    return names


def _follow(place: Place, row: Row, *, names: set[str], by: Any, report: Report) -> None:
    said = {**row.facts, "aliases": list(row.aliases)}
    if place.facts == said:
        report.unchanged += 1
        return
    before, after = _take_over(place, row.facts, report)
    known = set(place.facts.get("aliases", []))
    gone, new = (known - set(row.aliases)) & names, set(row.aliases) - known - names
    if gone or new:
        PlaceName.objects.filter(place=place, name__in=gone).delete()
        PlaceName.objects.bulk_create(PlaceName(place=place, name=name) for name in sorted(new))
        before["aliases"], after["aliases"] = sorted(gone), sorted(new)
    place.facts = said
    place.save(update_fields=["facts", *(name for name in after if name in FIELDS)])
    if not after:
        return
    report.changed[place.code] = sorted(after)
    record(place, action="place.reloaded", by=by, before=before, after=after)


def _take_over(
    place: Place, facts: dict[str, Any], report: Report
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Set what the file changed and no editor did; what was and what is."""
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    for together in TOGETHER:
        old = {name: place.facts.get(name) for name in together}
        stands = {name: _as_json(getattr(place, name)) for name in together}
        new = {name: facts[name] for name in together}
        if new in (old, stands):
            continue
        if stands != old and place.facts:
            report.kept.setdefault(place.code, []).extend(together)
            continue
        before |= stands
        after |= new
        for name, value in new.items():
            setattr(place, name, value)
    return before, after


def _as_json(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


def _retire(places: dict[str, Place], *, keep: set[str], by: Any, report: Report) -> None:
    today = timezone.localdate()
    for place in places.values():
        if place.code in keep or not place.facts or place.valid_to is not None:
            continue
        place.valid_to = today
        # Should the file bring it back, it says so itself: nobody edited this day.
        place.facts = {**place.facts, "valid_to": today.isoformat()}
        place.save(update_fields=["valid_to", "facts"])
        record(
            place,
            action="place.retired",
            by=by,
            before={"valid_to": None},
            after={"valid_to": today.isoformat()},
        )
        report.retired.append(place.code)
