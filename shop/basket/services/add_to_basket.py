from collections.abc import Sequence
from typing import Any

from django.db import transaction

from shop.basket.models import Line
from shop.basket.services.hold_basket import hold_basket
from shop.catalogue.models import Product


@transaction.atomic
def add_to_basket(
    *, basket: Any, product: Product, quantity: int, options: Sequence[dict[str, Any]] = ()
) -> Line:
    """Put so many more in; two taps at once do not lose one of them."""
    if basket.pk is None:
        basket.save()
    else:
        hold_basket(basket)
    line, _created = basket.add_product(product, quantity, list(options))
    line.basket = basket
    line.keep_price()
    line.save(update_fields=["price_excl_tax", "price_incl_tax"])
    return line  # type: ignore[no-any-return]
