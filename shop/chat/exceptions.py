"""Why something is not done; the sentence can stand on the page."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

REASONS: dict[str, str | Promise] = {
    "empty": _("Écrivez un message ou choisissez une photo."),
    "too_long": _("Ce message est trop long : 4 000 caractères au plus."),
    "blocked": _("Cette conversation est fermée."),
    "gone": _("Cette conversation est terminée : le colis n’est plus en route."),
    "too_fast": _("C’est beaucoup de messages d’un coup. Attendez une minute, puis réessayez."),
    "own_store": _("C’est votre propre boutique."),
    "not_yours": _("Cela ne vous concerne pas."),
    "used": _("Ce message a déjà été envoyé ailleurs."),
}


class ChatRefused(Exception):
    """Nothing was changed."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code

    @property
    def message(self) -> str | Promise:
        return REASONS[self.code]
