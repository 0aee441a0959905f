"""What a batch of rows does to a store's products, in the transaction that is open."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.db import transaction

from sellers.desk.imports.checking import wanted_of
from sellers.desk.imports.known import Kinds, hold_records, known_records
from sellers.desk.imports.making import Outcome, Told, make_new
from sellers.desk.imports.models import ImportRow
from sellers.desk.imports.saying import new_texts
from shop.catalogue.attributes import value_for
from shop.catalogue.exceptions import NotWritten
from shop.catalogue.facts import facts_of
from shop.catalogue.services.refresh_listing import refresh_listing
from shop.catalogue.services.write_facts import write_facts
from shop.moderation.changes import ASKED_FOR, Changes
from shop.moderation.exceptions import ModerationRefused
from shop.moderation.services.propose_changes import propose_changes
from shop.partner.models import Partner, StockRecord
from shop.partner.revisions import RevisionRefused, revision_of
from shop.partner.services.revise_stock import revise_stock
from shop.partner.services.set_price_steps import set_price_steps


def apply_batch(partner: Partner, rows: Iterable[ImportRow], *, kinds: Kinds, by: Any) -> Told:
    told: Told = {}
    rows = list(rows)
    hold_records(partner, (row.sku for row in rows))
    known = known_records(partner, (row.sku for row in rows))
    fresh = [row for row in rows if row.sku not in known]
    told |= make_new(partner, fresh, kinds=kinds, by=by)
    for row in rows:
        if row.sku in known:
            told[row.pk] = _update(known[row.sku], row.data, by=by)
    refresh_listing(
        [known[row.sku].product_id for row in rows if told[row.pk][0] == Outcome.UPDATED]
    )
    return told


def _update(record: StockRecord, data: dict[str, Any], *, by: Any) -> tuple[str, str]:
    try:
        # Of this row all or nothing; of the batch the others stay.
        with transaction.atomic():
            changed = _stock(record, data, by=by) | _texts(record, data, by=by)
    except RevisionRefused as refused:
        return Outcome.REFUSED, refused.code
    except (ModerationRefused, NotWritten):
        return Outcome.REFUSED, "gone"
    return (Outcome.UPDATED if changed else Outcome.UNCHANGED), ""


def _stock(record: StockRecord, data: dict[str, Any], *, by: Any) -> bool:
    steps = data.get("price_steps", record.price_steps) or []
    stepped = steps != record.price_steps
    # Looked at without the old steps: they are set after the price, and look at it themselves.
    record.price_steps, before = [] if stepped else record.price_steps, record.price_steps
    revision = revision_of(record, wanted_of(data, record=record))
    record.price_steps = before
    if revision.after and not revise_stock(
        [revision], by=by, action="stock.imported", refresh=False
    ):
        raise RevisionRefused("overtaken")
    if stepped:
        set_price_steps(record, by=by, steps=[(n, each) for n, each in steps])
    return bool(revision.after) or stepped


def _texts(record: StockRecord, data: dict[str, Any], *, by: Any) -> bool:
    """What is on sale keeps its words until a moderator has read the new ones."""
    new = new_texts(record, data)
    if not new:
        return False
    product = record.product
    facts = facts_of(product)
    values = facts.values | new.pop("values", {})
    wanted = replace(facts, values=values, **new)
    if product.standing not in ASKED_FOR:
        write_facts(product, facts=wanted, by=by)
        return True
    changes = Changes(
        title=wanted.title,
        description=wanted.description,
        category_id=wanted.category_id,
        values=_as_kept(product, values),
    )
    return propose_changes(product, by=by, changes=changes) is not None


def _as_kept(product: Any, values: dict[str, Any]) -> dict[str, Any]:
    kind = product.get_product_class()
    attributes = {a.code: a for a in kind.attributes.all()} if kind else {}
    return {
        code: value_for(attributes[code], value)
        for code, value in values.items()
        if code in attributes
    }
