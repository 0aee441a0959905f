"""A store's catalogue as a table, in and out: sellers/desk/imports."""

from typing import Any

from core.exports import Export
from sellers.desk.imports.export import kind_name
from sellers.desk.imports.models import CatalogueImport
from sellers.desk.imports.services.ask_import import ask_import
from sellers.desk.imports.tests.files import a_csv, a_row
from sellers.stores.roles import Role
from tests.roles.table import Row, posted


def _import(store: Any) -> dict[str, Any]:
    owner = store.memberships.get(role=Role.OWNER).person
    catalogue = CatalogueImport.objects.filter(partner=store.partner).first() or ask_import(
        store.partner, by=owner, file=a_csv([a_row("A")])
    )
    return {"slug": store.slug, "key": catalogue.key}


def _export(store: Any) -> dict[str, Any]:
    """The owner's: what one has asked for is nobody else's, not even of one's own team."""
    owner = store.memberships.get(role=Role.OWNER).person
    export, _ = Export.objects.get_or_create(
        owner=owner, kind=kind_name(store.partner), defaults={"format": "csv"}
    )
    return {"slug": store.slug, "key": export.key}


# A clerk changes no price, so sends no table of them.
ADDRESSES = {
    "seller:imports": Row(clerk=403),
    "seller:import_model": Row(clerk=403),
    "seller:import": Row(clerk=403, values=_import),
    "seller:import_start": posted(clerk=403, values=_import),
    "seller:import_faults": Row(clerk=403, values=_import),
    "seller:export_ask": posted(clerk=403),
    "seller:export": Row(manager=404, clerk=403, values=_export),
}
