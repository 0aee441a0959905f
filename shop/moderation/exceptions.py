"""Why something is not done; the sentence can stand on the page."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

REASONS: dict[str, str | Promise] = {
    "not_yours": _("Cela ne vous concerne pas."),
    "no_reason": _("Donnez une raison : le vendeur doit savoir quoi corriger."),
    "variant": _("Une variante suit son produit : décidez du produit."),
    "changed": _("Ce produit a changé depuis que vous l’avez lu. Relisez-le."),
    "not_on_sale": _("Ce produit n’est pas en vente : modifiez-le directement."),
    "gone": _("Ce que vous signalez n’est plus là."),
    "own": _("C’est à vous : il n’y a rien à signaler."),
    "too_fast": _("C’est beaucoup de signalements d’un coup. Réessayez dans une heure."),
    "decided": _("Quelqu’un en a déjà décidé, ou un signalement vient d’arriver. Relisez."),
}


class ModerationRefused(Exception):
    """Nothing was changed."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code

    @property
    def message(self) -> str | Promise:
        return REASONS[self.code]
