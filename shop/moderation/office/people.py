"""A person is shut out, or let in again, by somebody who has read what follows from it."""

from datetime import timedelta
from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import TokenFamily, User
from shop.moderation.exceptions import ModerationRefused
from shop.moderation.permissions import JUDGE
from shop.moderation.ports import reportable
from shop.moderation.selectors import lately
from shop.order.models import Order
from shop.order.statuses import CANCELLED
from shop.partner.models import Partner

YOUNG = timedelta(days=7)


def what_follows(person: Any) -> dict[str, Any]:
    """Of shutting somebody out: what ends, and what goes on without them; four queries."""
    young = Order.objects.filter(user=person, date_placed__gte=timezone.now() - YOUNG)
    return {
        "sessions": UserSession.objects.filter(user=person).count(),
        "programs": TokenFamily.objects.filter(user=person, expires_at__gt=timezone.now()).count(),
        "stores": [
            (store, store.users.filter(is_active=True).exclude(pk=person.pk).count())
            for store in Partner.objects.filter(users=person).order_by("name")
        ],
        "orders": young.exclude(status=CANCELLED).count(),
    }


@permission_required(JUDGE, raise_exception=True)
def person(request: HttpRequest, pk: int) -> HttpResponse:
    who = get_object_or_404(User, pk=pk, erased_at=None)
    sort = reportable("person")
    if sort is None or who == request.user:
        raise PermissionDenied
    reason = request.POST.get("reason", "").strip()
    if request.method == "POST":
        done = False
        if not reason:
            messages.error(request, ModerationRefused("no_reason").message)
        elif request.POST.get("active") == "1":
            done = sort.restore(who, by=request.user, note=reason)
        else:
            done = sort.suspend(who, by=request.user, reason=reason)
        if done:
            messages.success(request, _("C’est décidé."))
        elif reason:
            messages.error(
                request, _("Rien n’a changé : déjà fait, ou cette personne est de l’équipe.")
            )
        if done or reason:
            return redirect("moderation_person", pk)
    context = {"person": who, "follows": what_follows(who), "history": list(lately(who))}
    return render(request, "moderation/office/person.html", context | {"reason": reason})
