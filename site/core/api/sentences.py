"""What is wrong with a value, for people; programs read the `code` beside it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "missing": _("Cette valeur manque."),
    "extra_forbidden": _("Ce nom n’est pas connu ici."),
    "int_parsing": _("Indiquez un nombre entier."),
    "int_type": _("Indiquez un nombre entier."),
    "int_from_float": _("Indiquez un nombre entier."),
    "int_parsing_size": _("Ce nombre est trop grand."),
    "bool_parsing": _("Indiquez true ou false."),
    "bool_type": _("Indiquez true ou false."),
    "string_type": _("Indiquez un texte."),
    "string_unicode": _("Ce texte n’est pas de l’UTF-8."),
    "string_pattern_mismatch": _("Ce texte n’a pas la bonne forme."),
    "control_characters": _("Ce texte contient des signes invisibles."),
    "string_too_long": _("Au plus %(max_length)s signes."),
    "string_too_short": _("Au moins %(min_length)s signes."),
    "too_long": _("Au plus %(max_length)s valeurs."),
    "greater_than_equal": _("Au moins %(ge)s."),
    "less_than_equal": _("Au plus %(le)s."),
    "literal_error": _("Choisissez parmi %(expected)s."),
    "enum": _("Choisissez parmi %(expected)s."),
}
OTHERWISE = _("Cette valeur ne va pas.")


def sentence(code: str, *, context: dict[str, Any]) -> str:
    try:
        return str(SENTENCES.get(code, OTHERWISE)) % context
    except KeyError:
        return str(OTHERWISE)
