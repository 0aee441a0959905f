"""What buyers say. Writing goes through the services, which keep the product's mark in step."""

from typing import Any

from django.db import models
from oscar.apps.catalogue.reviews.abstract_models import AbstractProductReview, AbstractVote


class ProductReview(AbstractProductReview):
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


class Vote(AbstractVote):
    class Meta(AbstractVote.Meta):
        constraints = [
            models.CheckConstraint(condition=models.Q(delta__in=(-1, 1)), name="vote_up_or_down")
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """The totals are counted by vote_on_review, where nobody votes meanwhile."""
        models.Model.save(self, *args, **kwargs)


from oscar.apps.catalogue.reviews.models import *  # noqa: E402, F403
