"""A store's whole catalogue as a table that can be sent back as it is, or changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.exports import ExportKind, Tick, register_exports_of
from core.exports.formats import WRITERS
from core.exports.table import walk
from sellers.desk.imports.columns import RESOURCE, TEXTS, TITLES, attribute_heads
from sellers.desk.imports.known import records_of
from sellers.desk.imports.saying import attribute_values
from sellers.stores.models import Store
from sellers.stores.permissions import Action, may
from shop.catalogue.states import Standing
from shop.partner.models import Partner

KIND = "catalogue"
TITLE = _("Catalogue")
PIECE = 200


@dataclass(frozen=True)
class StoreCatalogue:
    """Everything that has a price or a stock, of one store, for its team."""

    partner: Partner
    title: str | Promise = TITLE
    formats: tuple[str, ...] = ("xlsx", "csv")
    # No matter of staff.
    permission: str = ""

    @property
    def name(self) -> str:
        return kind_name(self.partner)

    def allows(self, person: Any) -> bool:
        store = Store.objects.filter(partner=self.partner).first()
        return store is not None and may(person, store, Action.MANAGE_PRICES)

    def write(self, file: IO[bytes], *, person: Any, format: str, tick: Tick) -> None:
        WRITERS[format](file, self.lines(tick))

    def lines(self, tick: Tick) -> Iterator[list[Any]]:
        rows = records_of(self.partner).exclude(product__standing=Standing.ARCHIVED)
        total = rows.count()
        tick(0, total)
        extra = attribute_heads()
        yield [str(title) for title in TITLES.values()] + list(extra)
        for done, record in enumerate(walk(rows, piece=PIECE), start=1):
            yield line_of(record, list(extra.values()))
            if done % PIECE == 0:
                tick(done, max(done, total))


def line_of(record: Any, codes: list[str]) -> list[Any]:
    """Of a variant only what is its own: its product says the rest."""
    cells = dict(zip(TITLES, RESOURCE.export_resource(record), strict=True))
    if record.product.is_child:
        cells |= {name: "" for name in TEXTS if name != "title"}
    values = attribute_values(record.product)
    return [*cells.values(), *(values.get(code, "") for code in codes)]


def kind_name(partner: Partner) -> str:
    return f"{KIND}:{partner.pk}"


def find_kind(rest: str) -> ExportKind | None:
    partner = Partner.objects.filter(pk=rest).first() if rest.isdecimal() else None
    return StoreCatalogue(partner) if partner else None


register_exports_of(KIND, find_kind)
