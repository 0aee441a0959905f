"""A person's history in words."""

from django.utils.translation import gettext_lazy as _

from core.audit import register_words

WORDS = {
    "user.activated": _("rouvre le compte"),
    "user.deactivated": _("ferme le compte"),
    "user.idle_warned": _("prévient que le compte dort"),
    "user.claimed": _("reprend le compte"),
    "user.number_freed": _("libère le numéro"),
    "user.profile_changed": _("change le profil"),
    "user.program_let_in": _("laisse entrer un appareil"),
    "user.program_put_out": _("sort un appareil"),
    "user.programs_put_out": _("sort tous les appareils"),
    "accounts.erasure_asked": _("demande l’effacement"),
    "accounts.erasure_taken_back": _("renonce à l’effacement"),
    "accounts.erased": _("efface le compte"),
    "customer.seen": _("lit comment joindre cette personne"),
}


def register() -> None:
    register_words(WORDS)
