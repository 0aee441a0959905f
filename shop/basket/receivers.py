from typing import Any

from django.conf import settings
from django.core.signing import BadSignature, Signer

from shop.basket.models import Basket
from shop.basket.services.merge_guest_basket import merge_guest_basket


def on_signed_in(*, request: Any, user: Any, **kwargs: Any) -> None:
    """The next page is a GET, which merges nothing: the guest's basket moves at the door."""
    key = settings.OSCAR_BASKET_COOKIE_OPEN
    try:
        basket_id = Signer().unsign(request.COOKIES[key])
    except (AttributeError, KeyError, BadSignature):
        return
    guest_basket = Basket.open.filter(pk=basket_id, owner=None).first()
    if guest_basket:
        request._basket_cache = merge_guest_basket(guest_basket=guest_basket, user=user)
    if hasattr(request, "cookies_to_delete"):
        request.cookies_to_delete.append(key)
