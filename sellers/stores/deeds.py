"""The history of a store and of its papers, in words."""

from django.utils.translation import gettext_lazy as _

from core.audit import register_words

WORDS = {
    "store.opened": _("ouvre la boutique"),
    "store.edited": _("change ce qu’elle dit d’elle"),
    "store.placed": _("change son adresse"),
    "store.holiday": _("note ses vacances"),
    "store.back": _("reprend les ventes"),
    "store.invited": _("invite quelqu’un"),
    "store.joined": _("entre dans l’équipe"),
    "store.left": _("n’est plus de l’équipe"),
    "store.role_changed": _("change un rôle"),
    "store.suspended": _("suspend la boutique"),
    "store.restored": _("rouvre la boutique"),
    "paper.todo": _("demande la pièce"),
    "paper.submitted": _("envoie la pièce"),
    "paper.accepted": _("accepte la pièce"),
    "paper.refused": _("refuse la pièce"),
    "paper.waived": _("dispense de la pièce"),
}


def register() -> None:
    register_words(WORDS)
