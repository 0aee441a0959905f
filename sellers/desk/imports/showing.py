"""What the page of an import shows of the rows that were judged."""

from dataclasses import dataclass
from typing import Any

from sellers.desk.imports.columns import ATTRIBUTE, TITLES, attribute_names
from sellers.desk.imports.models import CatalogueImport, ImportRow
from sellers.desk.imports.variants import values_in
from shop.catalogue.variants import name_of

Plan = ImportRow.Plan


@dataclass(frozen=True)
class Planned:
    """`what`: the name of something new, or the columns that change."""

    number: int
    sku: str
    plan: str
    what: str


def planned_of(catalogue: CatalogueImport, *, most: int) -> list[Planned]:
    """The first rows that would do something; two queries at most."""
    rows = list(catalogue.rows.exclude(plan__in=(Plan.SAME, "")).order_by("number")[:most])
    names = {name: str(title) for name, title in TITLES.items()}
    if any(name not in names for row in rows for name in row.changed):
        names |= {f"{ATTRIBUTE}{code}": name for code, name in attribute_names().items()}
    return [Planned(row.number, row.sku, row.get_plan_display(), _what(row, names)) for row in rows]


def _what(row: ImportRow, names: dict[str, str]) -> str:
    data: dict[str, Any] = row.data
    if row.plan == Plan.VARIANT:
        return f"{data.get('of') or data['title']} ({name_of(values_in(data))})"
    if row.plan == Plan.NEW:
        return str(data["title"])
    return ", ".join(names.get(name, name) for name in row.changed)
