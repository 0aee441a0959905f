"""What a product is: its name, its words, where it stands and what is known of it.

For what nobody sees yet, and for what was looked at and approved; a seller's changes of a product
that is on sale are proposed first.
"""

from dataclasses import asdict
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from core.audit import record
from shop.catalogue.exceptions import NotWritten
from shop.catalogue.facts import Facts, facts_of
from shop.catalogue.models import Category, Product
from shop.catalogue.services.index_products import index_products
from shop.catalogue.services.refresh_listing import refresh_listing
from shop.catalogue.services.set_attributes import set_attributes


def write_facts(product: Product, *, facts: Facts, by: Any) -> Product:
    """Everything of `facts` at once; the listing and the search index with it."""
    with transaction.atomic():
        row: Product = Product.objects.select_for_update(of=("self",)).get(pk=product.pk)
        before = facts_of(row)
        for name, value in facts.columns.items():
            setattr(row, name, value)
        # An address that was shown stays; what nobody saw yet follows its name.
        if not row.was_offered or not row.slug:
            row.slug = slugify(row.title)[:100]
        row.save(update_fields=[*facts.columns, "slug", "date_updated"])
        _put_on_shelf(row, facts.category_id)
        set_attributes(row, values=facts.values)
        _name_variants(row, before=before.title)
        refresh_listing([row.pk])
        index_products([row.pk])
        was, now = asdict(before), asdict(facts_of(row))
        if was != now:
            record(row, action="product.facts", by=by, before=_told(was), after=_told(now))
    return row


def _told(facts: dict[str, Any]) -> dict[str, Any]:
    values = facts.pop("values")
    return {name: str(value) for name, value in {**facts, **values}.items()}


def _put_on_shelf(product: Product, category_id: int | None) -> None:
    if category_id is None:
        product.categories.clear()
        return
    if not Category.objects.filter(pk=category_id).exists():
        raise NotWritten(_("Choisissez un rayon de la liste."), field="category")
    product.categories.set([category_id])


def _name_variants(product: Product, *, before: str) -> None:
    """`Robe (rouge, S)` is called after `Robe`."""
    if product.title == before or not product.is_parent:
        return
    for child in product.children.all():
        told = child.title.removeprefix(before) if child.title.startswith(before) else ""
        Product.objects.filter(pk=child.pk).update(title=f"{product.title}{told}"[:255])
