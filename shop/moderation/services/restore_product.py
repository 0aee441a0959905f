from typing import Any

from django.db import transaction
from django.utils import timezone

from shop.catalogue.content import content_mark
from shop.catalogue.models import Product
from shop.catalogue.services.set_standing import set_standing
from shop.catalogue.states import STANDING, Standing
from shop.moderation.permissions import must_be_of_the_store, must_decide
from shop.moderation.services.settle_case import settle_case
from shop.moderation.telling import tell_store

UNREAD = {Standing.ARCHIVED: Standing.DRAFT, Standing.HIDDEN: Standing.PENDING}


def restore_product(product: Any, *, by: Any, note: str = "") -> Standing:
    """One click, and it stands as it stood: suspended by a moderator's, the rest by its store's.

    What its seller has changed while it was away is not put on sale unread: what was archived is a
    draft then, what was hidden waits for a moderator.
    """
    if product.standing == Standing.SUSPENDED:
        must_decide(by)
        with transaction.atomic():
            set_standing(product, to=Standing.APPROVED, by=by, note=note)
            tell_store(product, kind="product.restored")
            settle_case("product", key=str(product.pk), by=by)
        return Standing.APPROVED
    must_be_of_the_store(by, product=product)
    if product.standing not in UNREAD:
        STANDING.refuse(product, to=Standing.APPROVED)
    unread = UNREAD[Standing(product.standing)]
    with transaction.atomic():
        # Held, so that what is compared is what comes back.
        Product.objects.select_for_update(of=("self",)).get(pk=product.pk)
        known = bool(product.approved_mark) and content_mark(product) == product.approved_mark
        to = Standing.APPROVED if known else unread
        also = {"submitted_at": timezone.now()} if to == Standing.PENDING else {}
        set_standing(product, to=to, by=by, note=note, also=also)
    return to
