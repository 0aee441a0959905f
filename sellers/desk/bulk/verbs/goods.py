"""Where products stand: on which shelf, before a moderator, on sale, put away."""

from collections.abc import Iterator
from typing import Any

from django.db import transaction
from oscar.core.loading import get_model

from core.states import TransitionRefused
from sellers.desk.bulk.models import BulkChange, BulkItem
from sellers.desk.bulk.verbs.base import End, Ended, Outcome, Planned
from shop.catalogue.exceptions import NotWritten
from shop.catalogue.models import Product
from shop.moderation.exceptions import ModerationRefused

PIECE = 500


class Left(Exception):
    def __init__(self, code: str, *, outcome: str = Outcome.REFUSED) -> None:
        super().__init__(code)
        self.code, self.outcome = code, outcome


class Goods:
    """One verb of whole products. Each is all or nothing; of a batch the others stay."""

    batch = 20

    def look(self, rows: list[Product]) -> dict[int, Any]:
        """What has to be known of many at once, by their keys."""
        raise NotImplementedError

    def wanted(self, row: Product, known: Any, told: dict[str, Any]) -> tuple[Any, Any]:
        """(before, after), or Left."""
        raise NotImplementedError

    def do(self, row: Product, item: BulkItem, *, by: Any) -> dict[str, Any]:
        """What it has now."""
        raise NotImplementedError

    def back(self, row: Product, item: BulkItem, known: Any, *, by: Any) -> None:
        """As it was before, or Left."""
        raise NotImplementedError

    def plan(self, change: BulkChange, keys: list[int]) -> Iterator[Planned]:
        for start in range(0, len(keys), PIECE):
            found = Product.objects.for_store(change.partner).filter(
                pk__in=keys[start : start + PIECE]
            )
            rows = list(found.select_related("store", "desk_draft").order_by("pk"))
            known = self.look(rows)
            for row in rows:
                try:
                    before, after = self.wanted(row, known[row.pk], change.told)
                    yield Planned(row.pk, None, before, after)
                except Left as left:
                    yield Planned(row.pk, outcome=left.outcome, code=left.code)

    def apply(self, change: BulkChange, items: list[BulkItem], *, by: Any) -> Ended:
        rows = _held(change, items)
        known = self.look(list(rows.values()))
        return {item.pk: self._one(change, item, rows, known, by=by) for item in items}

    def _one(self, change: BulkChange, item: BulkItem, rows: Any, known: Any, *, by: Any) -> End:
        row = rows.get(item.product_id)
        if row is None:
            return End(Outcome.REFUSED, "gone")
        try:
            with transaction.atomic():
                before, _after = self.wanted(row, known[row.pk], change.told)
                if before != item.before:
                    raise Left("changed")
                return End(Outcome.DONE, after=self.do(row, item, by=by))
        except Left as left:
            return End(left.outcome, left.code)
        except TransitionRefused:
            return End(Outcome.REFUSED, "changed")
        except (ModerationRefused, NotWritten):
            return End(Outcome.REFUSED, "refused")

    def undo(self, change: BulkChange, items: list[BulkItem], *, by: Any) -> dict[int, str]:
        rows = _held(change, items)
        known = self.look(list(rows.values()))
        left: dict[int, str] = {}
        for item in items:
            row = rows.get(item.product_id)
            try:
                if row is None:
                    raise Left("gone")
                with transaction.atomic():
                    self.back(row, item, known[row.pk], by=by)
            except Left as why:
                left[item.pk] = why.code
            except (TransitionRefused, ModerationRefused, NotWritten):
                left[item.pk] = "later"
        return left


def _held(change: BulkChange, items: list[BulkItem]) -> dict[int, Product]:
    """Until the transaction ends, in the order of their keys."""
    rows = Product.objects.for_store(change.partner).filter(
        pk__in=[item.product_id for item in items]
    )
    list(rows.order_by("pk").select_for_update(of=("self",)).values_list("pk"))
    return {row.pk: row for row in rows.select_related("store", "desk_draft").order_by("pk")}


def keys_with(model: str, **of: Any) -> set[int]:
    """Which products have a row of that table."""
    return set(
        get_model("catalogue", model).objects.filter(**of).values_list("product_id", flat=True)
    )
