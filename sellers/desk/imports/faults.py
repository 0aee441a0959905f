"""What is wrong with a cell or a file: codes, and the sentence of each in the reader's language."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sellers.desk.naming import WATCHED
from shop.partner.refusals import REFUSALS


class CellFault(ValueError):
    def __init__(self, code: str, **told: Any) -> None:
        super().__init__(code)
        self.code, self.told = code, told


class FileRefused(Exception):
    """The file as a whole says nothing that we could take."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


SENTENCES: dict[str, str | Promise] = {
    "empty_file": _("Ce tableau est vide : la première ligne dit ce que contient chaque colonne."),
    "unreadable": _(
        "Ce tableau ne peut pas être lu. Enregistrez-le de nouveau en CSV ou en Excel."
    ),
    "too_many_rows": _("Ce tableau a trop de lignes : 20 000 au plus. Partagez-le en plusieurs."),
    "no_sku_column": _(
        "Il manque la colonne « Référence » : c’est d’elle que chaque article a son nom."
    ),
    "column_twice": _("Deux colonnes ont ce nom : gardez-en une."),
    "unknown_column": _("Cette colonne n’est pas connue : elle n’est pas lue."),
    "required": _("Cette case ne peut pas être vide."),
    "required_new": _("Cette référence est nouvelle : il faut aussi cette colonne."),
    "sku": _("Une référence a 64 signes au plus, sans saut de ligne."),
    "sku_twice": _("Cette référence est déjà à la ligne %(row)s."),
    "formula": _("Cette case contient une formule : écrivez la valeur."),
    "too_long": _("Ce texte est trop long : %(most)s signes au plus."),
    "francs": _("Écrivez un prix en francs, sans centimes, par exemple 75000."),
    "pieces": _("Écrivez un nombre entier, zéro ou plus."),
    "percent_cell": _("Écrivez un pourcentage de 1 à 99."),
    "moment": _("Écrivez une date, par exemple 2026-12-24 ou 2026-12-24 18:00."),
    "steps": _("Écrivez les prix de gros ainsi : 10:9000; 50:8000."),
    "category": _("Ce rayon n’existe pas. Écrivez son nom ou son adresse, par exemple mode/robes."),
    "category_twice": _(
        "Plusieurs rayons ont ce nom : écrivez son adresse, par exemple mode/robes."
    ),
    "kind": _("Cette sorte d’article n’existe pas."),
    "kind_fixed": _("La sorte d’un article ne se change pas ici."),
    "gone": _("Cet article ne peut pas être changé ainsi : regardez sa page."),
    "attribute": _("« %(value)s » n’est pas une valeur pour %(name)s."),
    "no_attribute": _("Un article de cette sorte n’a pas ce champ."),
    "variant_text": _("Les textes d’une variante se changent sur la page du produit, pas ici."),
    "family_differs": _("La ligne %(row)s dit autre chose du même produit."),
    "no_product": _("Aucun de vos produits n’a cette référence."),
    "sold_alone": _("Cet article se vend sans variante : donnez-lui la première sur sa page."),
    "parent_fixed": _("Cet article ne change pas de produit."),
    "variant_nameless": _("Dites la couleur ou la taille de chaque variante."),
    "variant_twice": _("Cette variante est déjà à la ligne %(row)s."),
    "variant_there": _("Ce produit a déjà cette variante."),
    "variant_known": _("Ce produit a déjà cette variante : sa référence est %(sku)s."),
    "variant_off": _("Cette variante a été retirée : remettez-la en vente sur la page du produit."),
    "too_many_variants": _("Un produit a cent variantes au plus."),
    "contact": _("Ni téléphone ni lien ici : seulement le nom."),
    "watched": WATCHED,
    "watched_now": _("Un mot à surveiller est dans le nom de cette variante."),
    "example": _("Cette ligne est l’exemple du modèle : remplacez-la par les vôtres."),
    **REFUSALS,
}


def sentence(code: str, told: dict[str, Any] | None = None) -> str:
    return str(SENTENCES[code]) % (told or {})
