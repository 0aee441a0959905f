"""Prices, stock and discounts of many things at once, by revise_stock and nothing else."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.db.models import QuerySet

from core.audit.models import AuditEntry
from sellers.desk.bulk.models import BulkChange, BulkItem
from sellers.desk.bulk.prices import new_price
from sellers.desk.bulk.verbs.base import End, Ended, Outcome, Planned
from sellers.desk.services.watch_stock import watch_stock
from shop.catalogue.models import Product
from shop.catalogue.services.refresh_listing import refresh_listing
from shop.partner.models import StockRecord
from shop.partner.revisions import (
    DISCOUNT,
    NO_DISCOUNT,
    Revision,
    RevisionRefused,
    read,
    revision_of,
    written,
)
from shop.partner.services.revise_stock import revise_stock

Columns = dict[str, Any]
PIECE = 500


def left_of(record: StockRecord) -> int:
    """What can be sold: what orders hold is not."""
    return max((record.num_in_stock or 0) - (record.num_allocated or 0), 0)


def records_of(partner: Any, keys: Iterable[int]) -> "QuerySet[StockRecord]":
    """What of these products has a price: their own, or of the variants that are offered."""
    rows = StockRecord.objects.filter(partner=partner)
    own = rows.filter(product_id__in=keys).exclude(product__structure=Product.PARENT)
    below = rows.filter(product__parent_id__in=keys, product__is_public=True)
    return (own | below).select_related("product")


class Records:
    """One verb of stock records. `before` and `after` are columns as `written` has them."""

    batch = 200

    def state(self, record: StockRecord) -> Columns:
        raise NotImplementedError

    def wanted(self, record: StockRecord, told: Columns) -> Columns:
        """What `state` would say; RevisionRefused where it cannot be."""
        raise NotImplementedError

    def columns(self, record: StockRecord, item: BulkItem) -> Columns:
        """What is to be written, or RevisionRefused."""
        raise NotImplementedError

    def columns_back(self, record: StockRecord, item: BulkItem) -> Columns:
        raise NotImplementedError

    def unchanged_code(self) -> str:
        return ""

    def plan(self, change: BulkChange, keys: list[int]) -> Iterator[Planned]:
        for start in range(0, len(keys), PIECE):
            piece = keys[start : start + PIECE]
            found: dict[int, list[StockRecord]] = {key: [] for key in piece}
            for record in records_of(change.partner, piece).order_by("pk"):
                found[record.product.parent_id or record.product_id].append(record)
            for key, records in found.items():
                yield from (self._look(key, record, change.told) for record in records)
                if not records:
                    yield Planned(key, outcome=Outcome.REFUSED, code="no_record")

    def _look(self, key: int, record: StockRecord, told: Columns) -> Planned:
        before = self.state(record)
        try:
            after = self.wanted(record, told)
            planned = Planned(key, record.pk, before, after)
            if after == before:
                return Planned(
                    key, record.pk, before, after, Outcome.UNCHANGED, self.unchanged_code()
                )
            item = BulkItem(before=before, after=after)
            revision_of(record, self.columns(record, item))
        except RevisionRefused as refused:
            return Planned(key, record.pk, before, {}, Outcome.REFUSED, refused.code)
        return planned

    def apply(self, change: BulkChange, items: list[BulkItem], *, by: Any) -> Ended:
        ended: Ended = {}
        records = _held(items)
        revisions: dict[int, tuple[BulkItem, Revision]] = {}
        for item in items:
            record = records.get(item.record_id or 0)
            try:
                if record is None:
                    raise RevisionRefused("gone")
                revision = revision_of(record, self.columns(record, item))
            except RevisionRefused as refused:
                ended[item.pk] = End(Outcome.REFUSED, refused.code)
                continue
            if revision.after:
                revisions[revision.record_id] = (item, revision)
            else:
                ended[item.pk] = End(Outcome.UNCHANGED, self.unchanged_code())
        done = _revise(change, [r for _item, r in revisions.values()], by=by, verb=change.verb)
        for pk, (item, revision) in revisions.items():
            if pk in done:
                ended[item.pk] = End(Outcome.DONE, after=self.told_after(records[pk], revision))
            else:
                ended[item.pk] = End(Outcome.REFUSED, "changed")
        return ended

    def told_after(self, record: StockRecord, revision: Revision) -> Columns | None:
        return None

    def undo(self, change: BulkChange, items: list[BulkItem], *, by: Any) -> dict[int, str]:
        left: dict[int, str] = {}
        records = _held(items)
        later = self._changed_later(change, records)
        revisions: dict[int, tuple[BulkItem, Revision]] = {}
        for item in items:
            record = records.get(item.record_id or 0)
            try:
                if record is None or record.pk in later:
                    raise RevisionRefused("gone" if record is None else "later")
                revision = revision_of(record, self.columns_back(record, item))
            except RevisionRefused as refused:
                left[item.pk] = refused.code
                continue
            revisions[revision.record_id] = (item, revision)
        done = _revise(change, [r for _item, r in revisions.values()], by=by, verb="undone")
        gone = {i.pk: "later" for pk, (i, r) in revisions.items() if r.after and pk not in done}
        return left | gone

    def _changed_later(self, change: BulkChange, records: dict[int, StockRecord]) -> set[int]:
        """Where what stands can be compared, nothing has to be looked up."""
        return set()


def _held(items: list[BulkItem]) -> dict[int, StockRecord]:
    """Until the transaction ends, in the order of their keys, before any product: as everybody
    who sells or prices them."""
    keys = [item.record_id for item in items if item.record_id]
    rows = StockRecord.objects.filter(pk__in=keys).order_by("pk")
    return {row.pk: row for row in rows.select_for_update(of=("self",))}


def _revise(change: BulkChange, revisions: list[Revision], *, by: Any, verb: str) -> set[int]:
    action = f"stock.bulk_{verb}"
    done = revise_stock(revisions, by=by, action=action, note=change.mark, refresh=False)
    products = StockRecord.objects.filter(pk__in=done).values_list("product_id", flat=True)
    keys = sorted(set(products))
    refresh_listing(keys)
    if any("num_in_stock" in revision.after for revision in revisions):
        roots = Product.objects.filter(pk__in=keys).values_list("pk", "parent_id")
        watch_stock(sorted({parent or pk for pk, parent in roots}))
    return done


class Prices(Records):
    def state(self, record: StockRecord) -> Columns:
        return {"price": written(record.price)}

    def wanted(self, record: StockRecord, told: Columns) -> Columns:
        if record.price is None:
            raise RevisionRefused("no_price")
        price = new_price(
            int(record.price), way=told["way"], amount=told["amount"], step=told.get("step")
        )
        return {"price": price}

    def columns(self, record: StockRecord, item: BulkItem) -> Columns:
        return self._from(record, item.before, item.after, code="changed")

    def columns_back(self, record: StockRecord, item: BulkItem) -> Columns:
        return self._from(record, item.after, item.before, code="later")

    def _from(self, record: StockRecord, was: Columns, new: Columns, *, code: str) -> Columns:
        if self.state(record) != was:
            raise RevisionRefused(code)
        return {name: read(name, value) for name, value in new.items()}


class Discounts(Prices):
    """From, to, and one of percent and price; `told` is the four columns."""

    def state(self, record: StockRecord) -> Columns:
        return {name: written(getattr(record, name)) for name in DISCOUNT}

    def wanted(self, record: StockRecord, told: Columns) -> Columns:
        if record.price is None:
            raise RevisionRefused("no_price")
        return {name: told[name] for name in DISCOUNT}


class NoDiscounts(Discounts):
    def wanted(self, record: StockRecord, told: Columns) -> Columns:
        return dict(NO_DISCOUNT)

    def unchanged_code(self) -> str:
        return "no_discount"


class Pieces(Records):
    """A difference, both ways: what was sold meanwhile stays sold."""

    WAYS: dict[str, Callable[[int, int], int]] = {
        "set": lambda left, amount: amount,
        "add": lambda left, amount: left + amount,
        "take": lambda left, amount: max(left - amount, 0),
    }

    def state(self, record: StockRecord) -> Columns:
        return {"left": left_of(record)}

    def wanted(self, record: StockRecord, told: Columns) -> Columns:
        return {"left": self.WAYS[told["way"]](left_of(record), told["amount"])}

    def columns(self, record: StockRecord, item: BulkItem) -> Columns:
        by = item.after["left"] - item.before["left"]
        # What is not there any more cannot be taken away.
        return {"num_in_stock": (record.num_in_stock or 0) + max(by, -left_of(record))}

    def told_after(self, record: StockRecord, revision: Revision) -> Columns:
        by = revision.after["num_in_stock"] - (record.num_in_stock or 0)
        return {"left": left_of(record) + by, "by": by}

    def columns_back(self, record: StockRecord, item: BulkItem) -> Columns:
        by = item.after["by"]
        if by > left_of(record):
            raise RevisionRefused("sold")
        return {"num_in_stock": (record.num_in_stock or 0) - by}

    def _changed_later(self, change: BulkChange, records: dict[int, StockRecord]) -> set[int]:
        """By somebody of the store: a sale writes no such line, and is no reason to leave it."""
        lines = AuditEntry.objects.filter(
            target_type=StockRecord._meta.label_lower, target_id__in=[str(pk) for pk in records]
        )
        if change.started_at:
            lines = lines.filter(at__gte=change.started_at)
        last = {
            int(target): note
            for target, note, after in lines.order_by("id").values_list(
                "target_id", "note", "after"
            )
            if "num_in_stock" in after
        }
        return {pk for pk, note in last.items() if note != change.mark}


def discount_columns(columns: Columns) -> Columns:
    """As `told` keeps them."""
    return {name: written(columns[name]) for name in DISCOUNT}
