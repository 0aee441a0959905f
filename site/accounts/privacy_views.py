"""The page of one's data: take all of it along, or be erased."""

import time
from typing import Any

from allauth.account import app_settings
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.internal.flows.reauthentication import get_reauthentication_flows
from allauth.core.exceptions import ReauthenticationRequired
from django import forms
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.http import urlencode
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from accounts.privacy import subject_of
from accounts.services.ask_erasure import ask_erasure
from accounts.services.erase_person import CannotGoYetError, erase_person
from accounts.services.keep_account import keep_account
from core.exports import Export, ask_export
from core.privacy import Wait, hindrances_for, holdings, waits_until
from core.privacy.archive import NAME


class EraseForm(forms.Form):
    sure = forms.BooleanField(
        label=_("J’ai compris : mon compte et mes données disparaissent, sans retour possible."),
        error_messages={"required": _("Cochez cette case pour confirmer.")},
    )


@never_cache
@login_required
@require_GET
def privacy(request: HttpRequest) -> HttpResponse:
    """`hx-request` asks for the moving part only: how far one's archive is."""
    mine = Export.objects.filter(owner_id=request.user.pk, kind=NAME)
    export = mine.order_by("-id").first()
    if export and "hx-request" in request.headers:
        return render(request, "core/export_state.html", {"export": export})
    return render(request, "account/privacy.html", _told(request) | {"export": export})


@login_required
@require_POST
def ask_archive(request: HttpRequest) -> HttpResponse:
    ask_export(request.user, kind=NAME, format="zip")
    return redirect("account_privacy")


@never_cache
@login_required
def erase(request: HttpRequest) -> HttpResponse:
    if not _proved_lately(request):
        return _prove_again(request)
    form = EraseForm(request.POST if request.method == "POST" else None, label_suffix="")
    if form.is_valid():
        try:
            return _erase(request)
        except CannotGoYetError as error:
            form.add_error(None, error.reasons)
    return render(request, "account/erase.html", _told(request) | {"form": form})


@login_required
@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    person: Any = request.user
    if keep_account(person):
        messages.success(request, _("Vous gardez votre compte."))
    return redirect("account_privacy")


def _erase(request: HttpRequest) -> HttpResponse:
    person: Any = request.user
    try:
        erase_person(person, by=person)
    except CannotGoYetError:
        day = ask_erasure(person)
        words = _("C’est noté : votre compte s’effacera le %(day)s.")
        messages.success(request, words % {"day": date_format(localtime(day))})
        return redirect("account_privacy")
    logout(request)
    messages.success(request, _("Votre compte et vos données sont effacés. Merci d’être venu."))
    return redirect("/")


def _told(request: HttpRequest) -> dict[str, Any]:
    """What stays and why, each reason once; what stands in the way of this person, until when."""
    person: Any = request.user
    kept = dict.fromkeys(str(holding.kept) for holding in holdings() if holding.kept)
    hindrances = hindrances_for(subject_of(person))
    return {
        "kept": list(kept),
        "hindrances": [text for text in hindrances if not isinstance(text, Wait)],
        "waits": [wait for wait in hindrances if isinstance(wait, Wait)],
        "day": waits_until(hindrances),
        "asked": person.erase_wanted_at is not None,
    }


def _proved_lately(request: HttpRequest) -> bool:
    """Signed in, or said the password again, within the time that allauth asks for."""
    return any(
        time.time() - record["at"] < app_settings.REAUTHENTICATION_TIMEOUT
        for record in get_authentication_records(request, request.user)
    )


def _prove_again(request: HttpRequest) -> HttpResponse:
    if get_reauthentication_flows(request.user):
        raise ReauthenticationRequired
    # Neither password nor second factor: a fresh sign-in by code proves who it is.
    logout(request)
    messages.info(request, _("Connectez-vous de nouveau pour effacer votre compte."))
    query = urlencode({"next": reverse("account_erase")})
    return redirect(f"{reverse('account_login')}?{query}")
