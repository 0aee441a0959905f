"""How often something was looked at or asked for, a row a day: never who did."""

from django.db import models
from django.utils.translation import gettext_lazy as _

LONGEST_SUBJECT = 100


class DailyCount(models.Model):
    kind = models.CharField(_("genre"), max_length=40)
    subject = models.CharField(_("sujet"), max_length=LONGEST_SUBJECT)
    day = models.DateField(_("jour"))
    count = models.PositiveBigIntegerField(_("nombre"), default=0)

    class Meta:
        verbose_name = _("compte du jour")
        verbose_name_plural = _("comptes du jour")
        constraints = [
            models.UniqueConstraint(fields=["kind", "subject", "day"], name="dailycount_once")
        ]
        indexes = [models.Index(fields=["kind", "day"], name="dailycount_kind_day")]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}"


class Batch(models.Model):
    """What was written of a buffer: a batch that comes again counts nothing twice."""

    key = models.CharField(_("clé"), max_length=64, unique=True)
    written_at = models.DateTimeField(_("écrit le"), auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = _("lot")
        verbose_name_plural = _("lots")

    def __str__(self) -> str:
        return self.key
