"""What the rooms' pages in Wagtail's admin share."""

from typing import Any

from wagtail.admin.views.mixins import SpreadsheetExportMixin
from wagtail.permission_policies.base import ModelPermissionPolicy

from core.exports.formats import csv_value


class NeverDeleted(ModelPermissionPolicy):
    """Something else stands on it: it ends, or is hidden, it does not go."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action != "delete" and super().user_has_permission(user, action)


def defuse_tables() -> None:
    """Every table that Wagtail's lists give away as CSV: no text of a seller is calculated.

    Wagtail does it for XLSX by itself.
    """
    SpreadsheetExportMixin.custom_value_preprocess[object] = {
        SpreadsheetExportMixin.FORMAT_CSV: csv_value
    }
