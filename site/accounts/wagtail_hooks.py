"""Nobody is shut out, or let in, without a reason: Wagtail's way of doing it to many is shut."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from wagtail import hooks
from wagtail.users.views.bulk_actions import SetActiveStateBulkAction


@hooks.register("before_bulk_action")
def refuse_without_a_reason(
    request: HttpRequest, action_type: str, objects: Any, action: Any
) -> None:
    if action_type == SetActiveStateBulkAction.action_type:
        raise PermissionDenied
