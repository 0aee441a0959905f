"""Colours known by name: how they look beside a filter, and what other languages call them."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Swatch:
    hex: str
    label: Any


SWATCHES = {
    "argent": Swatch("#b8bcc9", _("argent")),
    "beige": Swatch("#d8bf94", _("beige")),
    "blanc": Swatch("#f5f3ee", _("blanc")),
    "bleu": Swatch("#2f5fb3", _("bleu")),
    "bleu ciel": Swatch("#6aa9dd", _("bleu ciel")),
    "bleu nuit": Swatch("#1d2a57", _("bleu nuit")),
    "bordeaux": Swatch("#7d1f35", _("bordeaux")),
    "brique": Swatch("#b3472a", _("brique")),
    "caramel": Swatch("#b9783e", _("caramel")),
    "crème": Swatch("#f0dfb4", _("crème")),
    "doré": Swatch("#d9a537", _("doré")),
    "émeraude": Swatch("#0f6b52", _("émeraude")),
    "fuchsia": Swatch("#c42b7a", _("fuchsia")),
    "gris": Swatch("#7f8596", _("gris")),
    "indigo": Swatch("#27348b", _("indigo")),
    "ivoire": Swatch("#f6ead2", _("ivoire")),
    "jaune": Swatch("#f4b41a", _("jaune")),
    "lilas": Swatch("#a98bd0", _("lilas")),
    "marron": Swatch("#6e4426", _("marron")),
    "moutarde": Swatch("#e09a1c", _("moutarde")),
    "noir": Swatch("#2a2836", _("noir")),
    "orange": Swatch("#e8711c", _("orange")),
    "rose": Swatch("#e27aa0", _("rose")),
    "rouge": Swatch("#c8302f", _("rouge")),
    "turquoise": Swatch("#1a8f96", _("turquoise")),
    "vert": Swatch("#2f8a4e", _("vert")),
    "vert olive": Swatch("#7c8a36", _("vert olive")),
    "violet": Swatch("#6b3a8f", _("violet")),
}


def color_label(name: str) -> str:
    swatch = SWATCHES.get(name)
    return str(swatch.label if swatch else name)
