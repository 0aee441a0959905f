"""The team of a store: who is on it, what each may do, who is asked in."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from sellers.stores.desk import desk_page
from sellers.stores.exceptions import StoreRefused
from sellers.stores.models import Invitation
from sellers.stores.permissions import Action, role_may, table
from sellers.stores.roles import Role
from sellers.stores.selectors import team_of
from sellers.stores.services.answer_invitation import answer_invitation
from sellers.stores.services.change_role import change_role
from sellers.stores.services.invite_member import invite_member
from sellers.stores.services.remove_member import remove_member
from sellers.stores.services.withdraw_invitation import withdraw_invitation
from sellers.stores.states import InvitationStatus
from sellers.stores.team_forms import InviteForm, RoleForm


@require_http_methods(["GET", "HEAD"])
@desk_page(Action.SEE_DESK)
def team(request: Any) -> HttpResponse:
    return _page(request, InviteForm())


def _page(request: Any, form: InviteForm) -> HttpResponse:
    manages = role_may(request.membership.role, Action.MANAGE_TEAM)
    sent = request.store.invitations.filter(status=InvitationStatus.SENT).order_by("-pk")
    context = {
        "page_title": _("Équipe"),
        "active": "team",
        "team": team_of(request.store),
        "roles": Role,
        "rights": table(),
        "manages": manages,
        "form": form,
        "invitations": [each for each in sent if each.is_open] if manages else [],
    }
    return render(request, "desk/team.html", context)


@require_POST
@desk_page(Action.MANAGE_TEAM)
def invite(request: Any) -> HttpResponse:
    form = InviteForm(request.POST)
    if form.is_valid():
        try:
            invite_member(request.store, by=request.user, **form.cleaned_data)
        except StoreRefused as refused:
            form.add_error("contact", str(refused.message))
        else:
            messages.success(request, _("L’invitation est partie."))
            return redirect("seller:team", slug=request.store.slug)
    return _page(request, form)


@require_POST
@desk_page(Action.MANAGE_TEAM)
def withdraw(request: Any, *, pk: int) -> HttpResponse:
    invitation = get_object_or_404(request.store.invitations, pk=pk)
    return _done(request, lambda: withdraw_invitation(invitation, by=request.user))


@require_POST
@desk_page(Action.MANAGE_TEAM)
def role(request: Any, *, pk: int) -> HttpResponse:
    member = get_object_or_404(team_of(request.store), pk=pk)
    form = RoleForm(request.POST)
    if not form.is_valid():
        return redirect("seller:team", slug=request.store.slug)
    wanted = form.cleaned_data["role"]
    return _done(request, lambda: change_role(member, role=wanted, by=request.user))


@require_POST
@desk_page(Action.MANAGE_TEAM)
def remove(request: Any, *, pk: int) -> HttpResponse:
    member = get_object_or_404(team_of(request.store), pk=pk)
    return _done(request, lambda: remove_member(member, by=request.user))


@require_POST
@desk_page(Action.SEE_DESK)
def leave(request: Any) -> HttpResponse:
    try:
        remove_member(request.membership, by=request.user)
    except StoreRefused as refused:
        messages.error(request, str(refused.message))
        return redirect("seller:team", slug=request.store.slug)
    messages.success(request, _("Vous n’êtes plus dans cette équipe."))
    return redirect("seller:stores")


def _done(request: Any, act: Callable[[], Any]) -> HttpResponse:
    try:
        act()
    except StoreRefused as refused:
        messages.error(request, str(refused.message))
    else:
        messages.success(request, _("C’est fait."))
    return redirect("seller:team", slug=request.store.slug)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Who holds the link answers it; what is over says so and names no store."""
    found = get_object_or_404(
        Invitation.objects.select_related("store__partner", "sent_by"), token=token
    )
    if request.method == "POST" and {"accept", "decline"} & request.POST.keys():
        accept = "accept" in request.POST
        try:
            answer_invitation(found, by=request.user, accept=accept)
        except StoreRefused as refused:
            messages.error(request, str(refused.message))
            return redirect("seller:stores")
        if accept:
            return redirect("seller:desk", slug=found.store.slug)
        messages.success(request, _("Vous avez refusé l’invitation."))
        return redirect("seller:stores")
    context = {
        "page_title": _("Invitation"),
        "invitation": found if found.is_open else None,
        "rights": [action for action, _r in table() if role_may(found.role, action)],
    }
    return render(request, "desk/invitation.html", context)
