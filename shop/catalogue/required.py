"""What a sort of article asks for (« Demandée » in the back office) before anybody reads of it."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from oscar.core.loading import get_model

from shop.catalogue.attributes import TYPED
from shop.catalogue.exceptions import NotWritten
from shop.catalogue.models import Product
from shop.catalogue.states import Standing
from shop.catalogue.variants import AXES

# What shoppers see, or a moderator reads, is never half filled in.
WHOLE = frozenset({Standing.PENDING, Standing.APPROVED, Standing.SUSPENDED})
# A box without a tick is an answer.
ANSWERED = TYPED - {"boolean"}


def is_asked(attribute: Any) -> bool:
    return bool(attribute.required) and attribute.type in ANSWERED


def is_lacking(attribute: Any, value: Any) -> bool:
    return is_asked(attribute) and (value is None or not str(value).strip())


def must_say_all(product: Product) -> None:
    """Or NotWritten, beside the first that is lacking."""
    if lacking := lacking_of([product.pk]).get(product.pk):
        told = {"names": ", ".join(attribute.label for attribute in lacking)}
        sentence = _("À remplir pour publier : %(names)s.") % told
        raise NotWritten(sentence, field=f"attr_{lacking[0].code}")


def lacking_of(keys: Collection[int]) -> dict[int, list[Any]]:
    """By product, the attributes that it has to say and does not; four queries at most.

    What tells variants apart is said by each that is offered, or else by the product.
    """
    rows = Product.objects.filter(pk__in=keys)
    kinds = dict(rows.values_list("pk", "product_class_id"))
    table = get_model("catalogue", "ProductAttribute").objects
    asked = defaultdict(list)
    for attribute in table.filter(
        product_class_id__in=set(kinds.values()) - {None}, required=True, type__in=ANSWERED
    ).order_by("code"):
        asked[attribute.product_class_id].append(attribute)
    if not asked:
        return {}
    variants = defaultdict(list)
    offered = Product.objects.filter(parent_id__in=kinds, is_public=True)
    for pk, parent in offered.values_list("pk", "parent_id"):
        variants[parent].append(pk)
    values = get_model("catalogue", "ProductAttributeValue").objects.filter(
        Q(product_id__in=kinds) | Q(product__parent_id__in=kinds, product__is_public=True)
    )
    said = set(values.values_list("product_id", "attribute_id"))
    found = {}
    for pk, kind in kinds.items():
        lacking = [a for a in asked[kind] if not _says(a, pk, variants[pk], said)]
        if lacking:
            found[pk] = lacking
    return found


def _says(attribute: Any, pk: int, variants: list[int], said: set[tuple[int, int]]) -> bool:
    who = variants if attribute.code in AXES and variants else [pk]
    return all((one, attribute.pk) in said for one in who)
