"""Tables and archives that people take along: asked for on a page, made by a job, kept some days.

    register_export(TableExport(name="orders", title=_("Commandes"), rows=orders,
                                permission="order.view_order", columns=(Column(…), …)))
    export = ask_export(person, kind="orders", format="csv")     # twice asked is one

Example in docs/exports.md.
"""

from core.exports.ask import ask_export
from core.exports.forget import forget_exports
from core.exports.kinds import (
    ExportKind,
    Tick,
    export_kind,
    export_kinds,
    register_export,
    register_exports_of,
)
from core.exports.models import Export
from core.exports.table import Column, TableExport

__all__ = [
    "Column",
    "Export",
    "ExportKind",
    "TableExport",
    "Tick",
    "ask_export",
    "export_kind",
    "export_kinds",
    "forget_exports",
    "register_export",
    "register_exports_of",
]
