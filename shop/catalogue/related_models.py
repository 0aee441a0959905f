"""What was bought together, as the last night has counted it."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class RelatedRun(models.Model):
    """One counting of the orders; only a finished one is read, so one that died changes nothing."""

    began_at = models.DateTimeField(_("commencé le"), default=timezone.now)
    finished_at = models.DateTimeField(_("fini le"), null=True, blank=True)

    class Meta:
        app_label = "catalogue"
        verbose_name = _("calcul des achats ensemble")
        verbose_name_plural = _("calculs des achats ensemble")

    def __str__(self) -> str:
        return f"{self.pk}"


class Related(models.Model):
    run = models.ForeignKey(RelatedRun, on_delete=models.CASCADE, related_name="rows")
    product = models.ForeignKey("catalogue.Product", on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey("catalogue.Product", on_delete=models.CASCADE, related_name="+")
    # 0 is what was bought with it most, for how much either is bought.
    rank = models.PositiveSmallIntegerField()

    class Meta:
        app_label = "catalogue"
        verbose_name = _("acheté avec")
        verbose_name_plural = _("achetés avec")
        constraints = [
            models.UniqueConstraint(fields=["product", "run", "rank"], name="related_rank_once"),
        ]

    def __str__(self) -> str:
        return f"{self.product_id} · {self.other_id}"
