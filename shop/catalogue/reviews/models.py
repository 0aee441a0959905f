"""What buyers say, what the store answers. Writing goes through the services, which keep the marks
of the product and of its store in step."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from oscar.apps.catalogue.reviews.abstract_models import AbstractProductReview, AbstractVote


class ProductReview(AbstractProductReview):
    # Names of files in core.uploads.pictures: a page of reviews asks for no other table.
    pictures = models.JSONField(_("photos"), default=list, blank=True)
    edited_at = models.DateTimeField(_("modifié le"), null=True, blank=True)

    class Meta(AbstractProductReview.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(score__gte=1, score__lte=5), name="review_score_1_to_5"
            )
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Oscar's saves the product too, with whatever stale fields it was loaded with."""
        models.Model.save(self, *args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        return models.Model.delete(self, *args, **kwargs)

    @property
    def writer(self) -> str:
        """`Kadiatou D.`: enough to know a neighbour, too little to find a stranger."""
        if not self.user:
            return str(self.name)
        first, last = self.user.first_name.strip(), self.user.last_name.strip()
        return f"{first} {last[:1]}.".strip() if last else first


class ReviewEdit(models.Model):
    """What a review said before its writer changed it."""

    review = models.ForeignKey(ProductReview, on_delete=models.CASCADE, related_name="edits")
    score = models.SmallIntegerField(_("note"))
    title = models.CharField(_("titre"), max_length=255, blank=True)
    body = models.TextField(_("texte"))
    pictures = models.JSONField(_("photos"), default=list, blank=True)
    replaced_at = models.DateTimeField(_("remplacé le"))

    class Meta:
        app_label = "reviews"
        ordering = ["review", "-id"]
        verbose_name = _("ancien texte d’un avis")
        verbose_name_plural = _("anciens textes d’avis")

    def __str__(self) -> str:
        return f"{self.review_id}: {self.score}"


class ReviewAnswer(models.Model):
    """The store's word below a review: one, whoever of its team writes it."""

    review = models.OneToOneField(ProductReview, on_delete=models.CASCADE, related_name="answer")
    body = models.TextField(_("réponse"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("par"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    answered_at = models.DateTimeField(_("répondu le"), auto_now_add=True)
    edited_at = models.DateTimeField(_("modifié le"), null=True, blank=True)

    class Meta:
        app_label = "reviews"
        verbose_name = _("réponse à un avis")
        verbose_name_plural = _("réponses aux avis")

    def __str__(self) -> str:
        return self.body[:60]


class AnswerEdit(models.Model):
    """What an answer said before it was changed, and who had said it."""

    answer = models.ForeignKey(ReviewAnswer, on_delete=models.CASCADE, related_name="edits")
    body = models.TextField(_("réponse"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("par"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    replaced_at = models.DateTimeField(_("remplacé le"))

    class Meta:
        app_label = "reviews"
        ordering = ["answer", "-id"]
        verbose_name = _("ancienne réponse")
        verbose_name_plural = _("anciennes réponses")

    def __str__(self) -> str:
        return self.body[:60]


class Vote(AbstractVote):
    class Meta(AbstractVote.Meta):
        constraints = [
            models.CheckConstraint(condition=models.Q(delta__in=(-1, 1)), name="vote_up_or_down")
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """The totals are counted by vote_on_review, where nobody votes meanwhile."""
        models.Model.save(self, *args, **kwargs)


from oscar.apps.catalogue.reviews.models import *  # noqa: E402, F403
