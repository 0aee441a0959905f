"""The attributes that tell variants apart, as each class of products has them."""

from collections import defaultdict
from typing import Any

from django.utils.translation import gettext_lazy as _
from oscar.core.loading import get_model

from shop.catalogue.attributes import value_for
from shop.catalogue.exceptions import NotWritten
from shop.catalogue.variants import AXES, Key

Axes = dict[str, Any]


def axes_of(kinds: set[Any]) -> dict[Any, Axes]:
    """Of each class of products the attributes that tell variants apart."""
    rows = get_model("catalogue", "ProductAttribute").objects.filter(
        product_class_id__in=kinds - {None}, code__in=AXES
    )
    found: dict[Any, Axes] = defaultdict(dict)
    for attribute in rows.select_related("option_group").prefetch_related("option_group__options"):
        found[attribute.product_class_id][attribute.code] = attribute
    return found


def read_axes(values: Key, axes: Axes) -> list[tuple[Any, Any]]:
    """The values as the class keeps them; NotWritten where it has no such field."""
    told = [(code, value) for code, value in zip(AXES, values, strict=True) if value.strip()]
    sentences = {
        "color": _("Cette sorte d’article n’a pas de couleur."),
        "size": _("Cette sorte d’article n’a pas de taille."),
    }
    for code, _value in told:
        if code not in axes:
            raise NotWritten(sentences[code], field="variants")
    return [(axes[code], value_for(axes[code], value)) for code, value in told]
