"""The words of the market, and three letters at a time of how each of them sounds."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

LONGEST = 40
MOST_NAMES = 10


class Word(models.Model):
    """A word that products are found by; `relearn_words` counts again what has it."""

    stem = models.CharField(_("racine"), max_length=LONGEST, unique=True)
    # As the market writes it, accents and all: what a person is shown.
    written = models.CharField(_("écriture"), max_length=LONGEST)
    sound = models.CharField(_("son"), max_length=LONGEST)
    products = models.PositiveIntegerField(_("produits"), default=0)

    class Meta:
        verbose_name = _("mot du marché")
        verbose_name_plural = _("mots du marché")

    def __str__(self) -> str:
        return self.written


class WordGram(models.Model):
    """A piece of a word's sound: a word with a mistake shares most pieces with the right one."""

    gram = models.CharField(_("morceau"), max_length=4)
    word = models.ForeignKey(Word, on_delete=models.CASCADE, related_name="grams")

    class Meta:
        verbose_name = _("morceau de mot")
        verbose_name_plural = _("morceaux de mots")
        constraints = [
            models.UniqueConstraint(fields=["gram", "word"], name="wordgram_once"),
        ]

    def __str__(self) -> str:
        return self.gram


class Synonyms(models.Model):
    """Names of one thing, kept by people: whoever asks for one finds all."""

    words = models.CharField(
        _("mots"),
        max_length=400,
        help_text=_("Séparés par des virgules : frigo, réfrigérateur, frigidaire."),
    )
    changed_at = models.DateTimeField(_("changé le"), auto_now=True)

    class Meta:
        verbose_name = _("synonymes")
        verbose_name_plural = _("synonymes")
        ordering = ["words"]

    def __str__(self) -> str:
        return self.words

    @property
    def names(self) -> list[str]:
        return [name.strip() for name in self.words.split(",") if name.strip()]

    def clean(self) -> None:
        wrong = None
        if len(self.names) < 2:
            wrong = _("Écrivez au moins deux mots, séparés par une virgule.")
        elif len(self.names) > MOST_NAMES:
            wrong = _("Dix mots au plus.")
        if wrong:
            raise ValidationError({"words": wrong})
