"""What every page of the desk stands on: the store of its address, and who may open it.

    @desk_page(Action.MANAGE_PRICES)
    def prices(request, ...): request.store, request.membership

for `path("<slug:slug>/prices/", prices)`. A stranger finds nothing there; a member of the team
without the right is told so.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from sellers.stores.models import Membership, Store
from sellers.stores.permissions import Action, role_may
from sellers.stores.selectors import membership_of

View = Callable[..., HttpResponseBase]


class DeskRequest(HttpRequest):
    """What a view below `desk_page` gets."""

    store: Store
    membership: Membership


def desk_page(action: Action = Action.SEE_DESK) -> Callable[[View], View]:
    """The view gets no `slug`: `request.store` is the store, `request.membership` their place."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: Any, *args: Any, slug: str, **kwargs: Any) -> HttpResponseBase:
            membership = membership_of(request.user, slug)
            if membership is None:
                raise Http404
            request.store, request.membership = membership.store, membership
            if not role_may(membership.role, action):
                return refused(request, action)
            return view(request, *args, **kwargs)

        return login_required(never_cache(guarded))

    return decorate


def refused(request: Any, action: Action) -> HttpResponseBase:
    """Says to a member of the team which right it takes."""
    why = _("« %(action)s » : votre rôle dans cette boutique (%(role)s) ne le permet pas.") % {
        "action": action.label,
        "role": request.membership.get_role_display(),
    }
    return render(request, "errors/403.html", {"why": why}, status=403)
