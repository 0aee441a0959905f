from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from notifications.kinds import Kind, Words, register_kind

WHAT: dict[str, Words] = {
    "device": _("nouvel appareil connecté"),
    "password": _("mot de passe changé"),
    "email": _("adresse e-mail changée"),
    "totp_on": _("double vérification activée"),
    "totp_off": _("double vérification désactivée"),
    "passkey_on": _("clé d’accès ajoutée"),
    "passkey_off": _("clé d’accès retirée"),
    "recovery_codes": _("nouveaux codes de secours"),
    "google_on": _("compte Google relié"),
    "google_off": _("compte Google délié"),
}


def said(context: dict[str, Any]) -> dict[str, Any]:
    """The words and the hour in the reader's language, whoever was at the keyboard."""
    at = timezone.localtime(datetime.fromisoformat(context["at"]))
    what = WHAT.get(context["what"], _("changement du compte"))
    return {"what": str(what), "when": date_format(at, _("j F à H:i"))}


register_kind(
    Kind(
        code="account.security",
        label=_("Sécurité du compte"),
        title=_("Sécurité : %(what)s"),
        body=_("Le %(when)s. Si ce n’était pas vous, changez votre mot de passe."),
        link="/account/security/",
        icon="lock",
        audience="all",
        sample={"what": "device", "at": "2026-03-12T14:05:00+00:00"},
        said=said,
        channels=frozenset({"push", "email", "sms"}),
        sms_instead_of_email=True,
        urgent=True,
        always=True,
    )
)
