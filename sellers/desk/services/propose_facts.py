"""What a product that was approved shall say from now on, put before a moderator."""

from typing import Any

from django.db import transaction

from core.audit import record
from shop.catalogue.attributes import value_for
from shop.catalogue.facts import Facts
from shop.catalogue.models import Product
from shop.catalogue.shown import Shown
from shop.moderation.changes import Changes
from shop.moderation.services.propose_changes import propose_changes

# Nothing that anybody could misuse: it needs no moderator.
AT_ONCE = ("size_class", "try_at_door")


def propose_facts(product: Product, *, facts: Facts, pictures: list[Shown], by: Any) -> bool:
    """Whether something waits for a moderator now."""
    columns = facts.columns
    with transaction.atomic():
        _write_at_once(product, {name: columns[name] for name in AT_ONCE}, by=by)
        changes = Changes(
            title=columns["title"],
            description=columns["description"],
            category_id=facts.category_id,
            values=_as_kept(product, facts.values),
            pictures=pictures,
        )
        return propose_changes(product, by=by, changes=changes) is not None


def _as_kept(product: Product, values: dict[str, Any]) -> dict[str, Any]:
    """Read as the columns would keep them: `0,4` is 0.4."""
    kind = product.get_product_class()
    attributes = {a.code: a for a in kind.attributes.all()} if kind else {}
    return {
        code: value_for(attributes[code], value)
        for code, value in values.items()
        if code in attributes
    }


def _write_at_once(product: Product, wanted: dict[str, Any], *, by: Any) -> None:
    before = {name: getattr(product, name) for name in wanted}
    if before == wanted:
        return
    Product.objects.filter(pk=product.pk).update(**wanted)
    record(product, action="product.facts", by=by, before=before, after=wanted)
