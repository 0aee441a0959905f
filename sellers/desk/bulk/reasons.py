"""Why a product is left as it is, in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from shop.partner.refusals import REFUSALS

REASONS: dict[str, str | Promise] = {
    **REFUSALS,
    "no_record": _("Donnez d’abord un prix sur la page du produit."),
    "gone": _("Ce produit n’est plus là."),
    "changed": _("Cela a changé depuis l’aperçu : laissé comme c’est."),
    "no_discount": _("Pas de remise ici."),
    "suspended": _("Suspendu par un modérateur : lui seul peut le remettre."),
    "waits": _("Attend déjà l’accord d’un modérateur."),
    "unsaved": _("Une saisie n’est pas finie : ouvrez sa page et enregistrez."),
    "no_title": _("Il manque un nom."),
    "no_category": _("Il manque un rayon."),
    "no_fact": _("Il manque ce que cette sorte d’article demande : ouvrez sa page."),
    "no_picture": _("Il manque une photo."),
    "refused": _("Ce changement n’est pas possible ici."),
    # When it was to be undone.
    "later": _("Changé de nouveau depuis : laissé comme c’est."),
    "sold": _("Des pièces sont parties depuis : le stock ne peut pas redescendre autant."),
    "decided": _("Un modérateur en a décidé depuis : laissé comme c’est."),
    "hidden": _("Il était masqué : changez-le sur sa page si vous voulez."),
}


def reason(code: str) -> str:
    return str(REASONS[code]) if code else ""
