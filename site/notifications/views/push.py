"""Notices on this very device: a browser is added by its script and removed by a plain button."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from notifications.forms import PushDeviceForm
from notifications.models import PushDevice
from notifications.services.add_device import add_device
from notifications.services.forget_device import forget_device


@require_POST
@login_required
def add(request: HttpRequest) -> HttpResponse:
    form = PushDeviceForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Votre navigateur n’a pas pu être relié. Essayez encore."))
        return redirect("notifications:choices")
    try:
        add_device(
            request.user,
            session_key=str(request.session.session_key),
            user_agent=request.headers.get("User-Agent", ""),
            **form.cleaned_data,
        )
    except IntegrityError:
        # The same browser asked twice at once: the other one has just kept it.
        if not PushDevice.objects.filter(endpoint=form.cleaned_data["endpoint"]).exists():
            raise
    messages.success(request, _("Vos notifications s’affichent désormais sur cet appareil."))
    return redirect("notifications:choices")


@require_POST
@login_required
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    device = get_object_or_404(PushDevice, pk=pk, person=request.user)
    forget_device(session_key=device.session_key)
    messages.success(request, _("Plus rien ne s’affiche sur cet appareil."))
    return redirect("notifications:choices")
