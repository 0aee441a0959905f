"""Nobody is shut out, or let in, without a reason: Wagtail's way of doing it to many asks none."""

from wagtail.users.views.bulk_actions import SetActiveStateBulkAction

# Offered for nobody: its button is not drawn, its address is not found.
SetActiveStateBulkAction.models = []
