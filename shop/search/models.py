"""The words of the market, and three letters at a time of how each of them sounds."""

from django.db import models
from django.utils.translation import gettext_lazy as _

LONGEST = 40


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
