"""What follows from what the back office does to many people at once."""

from typing import Any

from django.http import HttpRequest
from wagtail import hooks

from accounts.models import User
from accounts.services.end_families import end_families


@hooks.register("after_bulk_action")
def programs_go_with_who_is_shut_out(
    request: HttpRequest, action_type: str, objects: Any, action: Any
) -> None:
    if action_type != "set_active_state":
        return
    for person in User.objects.filter(pk__in=[one.pk for one in objects], is_active=False):
        end_families(person, why="shut out", by=request.user)
