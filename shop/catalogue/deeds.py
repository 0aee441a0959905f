"""A product's history in words."""

from django.utils.translation import gettext_lazy as _

from core.audit import register_words

WORDS = {
    "product.begun": _("commence le produit"),
    "product.copied": _("le copie d’un autre"),
    "product.imported": _("l’écrit par un import"),
    "product.facts": _("change le texte ou les caractéristiques"),
    "product.variants": _("change les variantes"),
    "product.pictures": _("change les images"),
    "product.draft": _("en refait un brouillon"),
    "product.pending": _("l’envoie à la lecture"),
    "product.approved": _("le met en vente"),
    "product.rejected": _("le refuse"),
    "product.suspended": _("le suspend"),
    "product.archived": _("l’archive"),
    "product.hidden": _("le masque"),
    "product.idle_warned": _("prévient que personne n’y touche"),
    "review.suspended": _("masque l’avis"),
    "review.restored": _("montre de nouveau l’avis"),
    "review.answered": _("répond à l’avis"),
    "review.answer_edited": _("change la réponse à l’avis"),
}


def register() -> None:
    register_words(WORDS)
