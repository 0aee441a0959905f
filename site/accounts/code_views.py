"""Coming in by a code: whoever proves a number shares its account with nobody."""

from typing import Any

from allauth.account import views as account_views
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from accounts.services.claim_account import Claim, claim_account

CLEARED = _(
    "Personne n’avait encore confirmé ce compte. Par prudence, plus rien de ce qui y était réglé ne"
    " l’ouvre : choisissez un nouveau mot de passe."
)
FREED = _(
    "Ce numéro n’avait jamais été confirmé sur le compte qui le portait : il n’y est plus. Si ce"
    " compte est le vôtre, connectez-vous avec votre adresse e-mail et ajoutez le numéro ; sinon,"
    " ouvrez un compte avec lui."
)
REFUSED = _("Ce compte ne s’ouvre pas par un code. Connectez-vous autrement, ou écrivez-nous.")


class ConfirmLoginCodeView(account_views.ConfirmLoginCodeView):
    def _verify_form_valid(self, form: Any) -> HttpResponse:
        sent_to = {name: self._process.state.get(name) or "" for name in ("phone", "email")}
        claim = claim_account(self._process.user, **sent_to)
        if claim in (Claim.FREED, Claim.REFUSED):
            return self._stays_out(self.request, claim)
        response: HttpResponse = super()._verify_form_valid(form)
        if claim is Claim.CLEARED:
            messages.info(self.request, CLEARED)
        return response

    def _stays_out(self, request: HttpRequest, claim: Claim) -> HttpResponse:
        self._process.abort()
        messages.info(request, FREED if claim is Claim.FREED else REFUSED)
        return redirect("account_signup" if claim is Claim.FREED else "account_login")
