"""Take a buyer's review of a product; one each."""

from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from oscar.apps.catalogue.reviews.utils import get_default_review_status

from shop.catalogue.models import Product
from shop.catalogue.reviews.exceptions import ReviewRefused
from shop.catalogue.reviews.models import ProductReview
from shop.catalogue.services.refresh_listing import refresh_listing


@dataclass(frozen=True)
class NewReview:
    score: int
    body: str
    title: str = ""


def add_review(product: Any, *, user: Any, review: NewReview) -> ProductReview:
    if not user.is_authenticated:
        raise ReviewRefused(_("Connectez-vous pour donner votre avis."))
    if not product.is_public or product.structure == Product.CHILD:
        raise ReviewRefused(_("Ce produit n’est plus en vente."))
    try:
        with transaction.atomic():
            added = ProductReview.objects.create(
                product=product,
                user=user,
                score=review.score,
                title=review.title.strip(),
                body=review.body.strip(),
                status=get_default_review_status(),
            )
            refresh_listing([product.pk])
    except IntegrityError as error:
        if ProductReview.objects.filter(product=product, user=user).exists():
            # Two taps at once: the first one stands.
            raise ReviewRefused(_("Vous avez déjà donné votre avis sur ce produit.")) from error
        raise
    return added  # type: ignore[no-any-return]
