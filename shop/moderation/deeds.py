"""The history of reports and of changes that were asked for, in words."""

from django.utils.translation import gettext_lazy as _

from core.audit import register_words

WORDS = {
    "product.change_asked": _("demande une modification"),
    "product.change_approved": _("accepte la modification"),
    "product.change_rejected": _("refuse la modification"),
    "product.change_withdrawn": _("retire la modification"),
    "case.reported": _("signale"),
    "case.suspended": _("suspend, après dix signalements"),
    "case.restored": _("rétablit"),
    "case.upheld": _("donne raison aux signalements"),
    "case.dismissed": _("ne trouve rien à redire"),
}


def register() -> None:
    register_words(WORDS)
