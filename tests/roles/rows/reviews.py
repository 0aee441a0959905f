"""What buyers say, and the answer: sellers/desk/reviews."""

from typing import Any

from shop.catalogue.reviews.models import ProductReview
from tests.builders import a_product
from tests.roles.table import Row
from tests.stalls import a_review


def _review(store: Any) -> dict[str, Any]:
    found = ProductReview.objects.filter(product__store=store.partner).first()
    review = found or a_review(a_product(store=store.partner), 2)
    return {"slug": store.slug, "pk": review.pk}


# An answer is the store's word for all to read: not a clerk's.
ADDRESSES = {
    "seller:reviews": Row(clerk=403),
    "seller:review": Row(clerk=403, values=_review),
}
