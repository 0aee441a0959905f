"""Why a price, a stock or a discount cannot be so, in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

REFUSALS: dict[str, str | Promise] = {
    "overtaken": _("Quelqu’un d’autre vient de le changer. Regardez, puis recommencez."),
    "no_price": _("Donnez d’abord un prix."),
    "not_positive": _("Un prix est un nombre de francs plus grand que zéro."),
    "too_high": _("Ce prix est trop grand."),
    "below_steps": _("Le prix d’une pièce doit rester au-dessus des prix de gros."),
    "negative_stock": _("Le stock ne peut pas être négatif."),
    "too_many": _("Ce stock est trop grand."),
    "reserved": _(
        "Des pièces sont réservées pour des commandes : le stock ne peut pas être moindre."
    ),
    "percent_or_price": _("Choisissez un pourcentage ou un prix, pas les deux."),
    "no_dates": _("Dites de quand à quand la remise est valable."),
    "ends_before": _("La fin de la remise doit venir après son début."),
    "percent": _("Une remise va de 1 à 99 %."),
    "not_below": _("Le prix en remise doit être plus petit que le prix."),
    "quantity": _("Un prix de gros commence à 2 pièces au moins."),
    "twice": _("Deux prix de gros commencent au même nombre de pièces."),
    "not_falling": _(
        "Plus on achète, moins la pièce coûte : chaque prix doit être plus petit que le précédent."
    ),
    "too_many_steps": _("Dix prix de gros au plus."),
}


def refusal(code: str) -> str:
    return str(REFUSALS[code])
