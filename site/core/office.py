"""What the rooms' pages in Wagtail's admin share."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.urls import URLPattern
from wagtail.admin.views.mixins import SpreadsheetExportMixin
from wagtail.permission_policies.base import ModelPermissionPolicy
from wagtail.permissions import policy_registry
from wagtail.snippets.views import chooser
from wagtail.snippets.views.snippets import SnippetViewSet

from core.exports.formats import csv_value


class NeverDeleted(ModelPermissionPolicy):
    """Something else stands on it: it ends, or is hidden, it does not go."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action != "delete" and super().user_has_permission(user, action)


class OnlySeen:
    """Wagtail lets all of the office pick among all rows; ours are read by whom they are for."""

    model_class: Any

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        policy = policy_registry.get_by_type(self.model_class)
        if not policy.user_has_any_permission(request.user, ["view", "add", "change"]):
            raise PermissionDenied
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        return answer


class ChooseSeen(OnlySeen, chooser.ChooseView):
    pass


class ChooseResultsSeen(OnlySeen, chooser.ChooseResultsView):
    pass


class ChosenSeen(OnlySeen, chooser.SnippetChosenView):
    pass


class ChosenMultipleSeen(OnlySeen, chooser.SnippetChosenMultipleView):
    pass


class SeenChooserViewSet(chooser.SnippetChooserViewSet):
    choose_view_class = ChooseSeen
    choose_results_view_class = ChooseResultsSeen
    chosen_view_class = ChosenSeen
    chosen_multiple_view_class = ChosenMultipleSeen

    def get_urlpatterns(self) -> list[URLPattern]:
        """None of ours has a form in the chooser, and without one its address only breaks."""
        return [entry for entry in super().get_urlpatterns() if entry.name != "create"]


class OfficeViewSet(SnippetViewSet):
    """What every list of ours in the back office begins with."""

    chooser_viewset_class = SeenChooserViewSet


def defuse_tables() -> None:
    """Every table that Wagtail's lists give away as CSV: no text of a seller is calculated.

    Wagtail does it for XLSX by itself.
    """
    SpreadsheetExportMixin.custom_value_preprocess[object] = {
        SpreadsheetExportMixin.FORMAT_CSV: csv_value
    }
