"""What is known of a product by the attributes of its class: brand, colour, size, material …"""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shop.catalogue.attributes import TYPED, value_for
from shop.catalogue.exceptions import NotWritten
from shop.catalogue.models import Product


def set_attributes(product: Product, *, values: dict[str, Any]) -> None:
    """What is not named, or empty, is taken away; so is what another class had."""
    kind = product.get_product_class()
    attributes = {a.code: a for a in kind.attributes.all()} if kind else {}
    typed = {code: a for code, a in attributes.items() if a.type in TYPED}
    if strange := set(values) - set(attributes):
        raise NotWritten(
            _("Cet article n’a pas de champ « %(name)s ».") % {"name": sorted(strange)[0]}
        )
    with transaction.atomic():
        keep = [a.pk for a in attributes.values()]
        product.attribute_values.exclude(attribute_id__in=keep).delete()
        for code, attribute in typed.items():
            value = value_for(attribute, values.get(code))
            # None takes it away.
            attribute.save_value(product, value)
    product.attr.invalidate()
