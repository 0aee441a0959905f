"""Take the review of somebody who has received the product; one each."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from oscar.apps.catalogue.reviews.utils import get_default_review_status

from shop.catalogue.models import Product
from shop.catalogue.reviews.exceptions import ReviewRefused
from shop.catalogue.reviews.models import ProductReview
from shop.catalogue.reviews.opinion import Opinion
from shop.catalogue.reviews.ports import has_received
from shop.catalogue.reviews.services.refresh_marks import refresh_marks
from shop.catalogue.reviews.telling import tell_if_bad


def add_review(product: Any, *, user: Any, review: Opinion) -> ProductReview:
    _check(product, user)
    try:
        with transaction.atomic():
            added = ProductReview.objects.create(
                product=product, user=user, status=get_default_review_status(), **review.fields
            )
            refresh_marks([product.pk])
            tell_if_bad(added)
    except IntegrityError as error:
        if ProductReview.objects.filter(product=product, user=user).exists():
            # Two taps at once: the first one stands.
            raise ReviewRefused(_("Vous avez déjà donné votre avis sur ce produit.")) from error
        raise
    return added  # type: ignore[no-any-return]


def _check(product: Any, user: Any) -> None:
    if not user.is_authenticated:
        raise ReviewRefused(_("Connectez-vous pour donner votre avis."))
    if not product.is_public or product.structure == Product.CHILD:
        raise ReviewRefused(_("Ce produit n’est plus en vente."))
    if product.store and product.store.users.filter(pk=user.pk).exists():
        raise ReviewRefused(_("Une boutique ne note pas ses propres produits."))
    if not has_received(user, product):
        raise ReviewRefused(_("Seuls ceux qui ont reçu ce produit donnent leur avis."))
