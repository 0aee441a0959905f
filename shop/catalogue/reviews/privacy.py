"""What the shop keeps of who writes reviews, and of who answered them for a store."""

from functools import partial
from typing import Any

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _
from oscar.core.loading import get_model

from core.privacy import Holding, Subject, blank, register_holding
from core.uploads import pictures as storage
from shop.catalogue.reviews.models import (
    AnswerEdit,
    ProductReview,
    ReviewAnswer,
    ReviewEdit,
    Vote,
)
from shop.catalogue.reviews.services.refresh_marks import refresh_marks
from shop.catalogue.thumbnails import SIZES, sized_name


def forget_reviews(rows: "QuerySet[Any]") -> None:
    """The marks follow, as they do when a moderator takes a review away; its pictures go too."""
    reviews = list(rows.only("product_id", "pictures"))
    rows.delete()
    refresh_marks({review.product_id for review in reviews})
    _drop({name for review in reviews for name in review.pictures})


def forget_edits(rows: "QuerySet[Any]") -> None:
    names = {name for edit in rows.only("pictures") for name in edit.pictures}
    rows.delete()
    _drop(names)


def _drop(names: set[str]) -> None:
    """After the commit: a file that somebody else shows too stays."""
    for name in sorted(names):
        transaction.on_commit(partial(_drop_unused, name))


def _drop_unused(name: str) -> None:
    shown = (
        model.objects.annotate(named=Cast("pictures", TextField())).filter(named__contains=name)
        for model in (ProductReview, ReviewEdit)
    )
    images = get_model("catalogue", "ProductImage").objects.filter(original=name)
    if any(rows.exists() for rows in shown) or images.exists():
        return
    storage.delete(name)
    for size in SIZES:
        default_storage.delete(sized_name(name, size))


def _reviews(person: Subject) -> Any:
    return ProductReview.objects.filter(Q(user=person.user) | Q(email__in=person.emails))


def register() -> None:
    kept_answer = _("La réponse est celle de la boutique : elle reste, sans votre nom.")
    for holding in (
        Holding(
            "review-votes",
            _("Avis que vous avez jugés utiles ou non"),
            lambda person: Vote.objects.filter(user=person.user),
            kept=_("Le compte des « utile » sous les avis des autres, sans dire de qui."),
        ),
        Holding(
            "review-edits",
            _("Ce que disaient vos avis avant d’être modifiés"),
            lambda person: ReviewEdit.objects.filter(review__in=_reviews(person)),
            forget_edits,
        ),
        Holding("reviews", _("Vos avis"), _reviews, forget_reviews),
        Holding(
            "review-answers",
            _("Vos réponses à des avis, pour une boutique"),
            lambda person: ReviewAnswer.objects.filter(by=person.user),
            blank(by=None),
            kept=kept_answer,
        ),
        Holding(
            "review-answer-edits",
            _("Vos réponses à des avis, avant d’être modifiées"),
            lambda person: AnswerEdit.objects.filter(by=person.user),
            blank(by=None),
            kept=kept_answer,
        ),
    ):
        register_holding(holding)
