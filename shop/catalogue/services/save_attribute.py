"""What can be said of a sort of article: its brand, its size, one of some choices."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from oscar.core.loading import get_model

from core.audit import record
from core.outbox import after_commit
from shop.catalogue.attributes import TYPED
from shop.catalogue.exceptions import NotWritten
from shop.catalogue.receivers import KIND

OPTION = "option"


def save_attribute(attribute: Any, *, options: list[str], by: Any) -> None:
    """What products say already stays readable: its code and its type do not change any more."""
    wanted = list(dict.fromkeys(" ".join(one.split()) for one in options if one.strip()))
    with transaction.atomic():
        old = type(attribute).objects.select_for_update(of=("self",)).filter(pk=attribute.pk)
        before = old.first()
        _check(attribute, before=before, options=wanted)
        told = _told(before) if before else {}
        if attribute.type == OPTION:
            attribute.option_group = _group(attribute, wanted)
        attribute.save()
        record(
            attribute,
            action="attribute.changed" if before else "attribute.added",
            by=by,
            before=told,
            after=_told(attribute),
        )
        if before and before.name != attribute.name:
            # Products' pages tell the fact under its name.
            after_commit(KIND, key=attribute.product_class_id)


def _check(attribute: Any, *, before: Any, options: list[str]) -> None:
    if attribute.type not in TYPED:
        raise NotWritten(_("Un vendeur ne peut pas écrire cela dans une fiche."), field="type")
    if attribute.type == OPTION and not options:
        raise NotWritten(_("Écrivez au moins un choix."), field="options")
    if before is None:
        return
    if before.code != attribute.code or before.product_class_id != attribute.product_class_id:
        raise NotWritten(_("Le code et la sorte d’article ne changent plus."), field="code")
    if before.type != attribute.type and before.productattributevalue_set.exists():
        raise NotWritten(_("Des produits le disent déjà : le type ne change plus."), field="type")


def _group(attribute: Any, options: list[str]) -> Any:
    group = attribute.option_group
    if group is None:
        name = f"{attribute.product_class.slug}.{attribute.code}"
        group = get_model("catalogue", "AttributeOptionGroup").objects.create(name=name)
    option = get_model("catalogue", "AttributeOption")
    there = {one.option: one for one in option.objects.filter(group=group)}
    gone = [one.pk for text, one in there.items() if text not in options]
    values = get_model("catalogue", "ProductAttributeValue").objects
    if values.filter(value_option_id__in=gone).exists():
        raise NotWritten(_("Des produits ont un choix que vous retirez."), field="options")
    option.objects.filter(pk__in=gone).delete()
    option.objects.bulk_create(
        option(group=group, option=text) for text in options if text not in there
    )
    return group


def _told(attribute: Any) -> dict[str, Any]:
    options = attribute.option_group.options.all() if attribute.option_group else []
    return {
        "name": attribute.name,
        "name_en": attribute.name_en,
        "type": attribute.type,
        "required": attribute.required,
        "options": sorted(one.option for one in options),
    }
