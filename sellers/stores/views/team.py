"""The team of a store, and what each may do."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from sellers.stores.desk import desk_page
from sellers.stores.permissions import Action, table
from sellers.stores.roles import Role
from sellers.stores.selectors import team_of


@require_safe
@desk_page(Action.SEE_DESK)
def team(request: Any) -> HttpResponse:
    context = {
        "page_title": _("Équipe"),
        "active": "team",
        "team": team_of(request.store),
        "roles": Role,
        "rights": table(),
    }
    return render(request, "desk/team.html", context)
