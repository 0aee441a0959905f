"""Another shelf: of what is on sale it is asked for, and a moderator decides."""

from dataclasses import dataclass, replace
from typing import Any

from oscar.core.loading import get_model

from sellers.desk.bulk.models import BulkItem
from sellers.desk.bulk.verbs.base import Outcome
from sellers.desk.bulk.verbs.goods import Goods, Left
from shop.catalogue.facts import facts_of
from shop.catalogue.models import Product
from shop.catalogue.services.write_facts import write_facts
from shop.moderation.changes import ASKED_FOR, Changes
from shop.moderation.models import ChangeSet
from shop.moderation.services.propose_changes import propose_changes
from shop.moderation.states import ChangeStatus


@dataclass(frozen=True)
class Shelf:
    """Where it stands, and which other one a moderator is asked about."""

    now: int | None = None
    asked: int | None = None


class Categories(Goods):
    def look(self, rows: list[Product]) -> dict[int, Shelf]:
        keys = [row.pk for row in rows]
        stands = get_model("catalogue", "ProductCategory").objects.filter(product_id__in=keys)
        # The deepest last, as whoever reads one product does.
        stands = stands.order_by("category__depth", "-category__path")
        now = dict(stands.values_list("product_id", "category_id"))
        waiting = ChangeSet.objects.filter(product_id__in=keys, status=ChangeStatus.OPEN)
        asked = {
            pk: told.get("category_id") for pk, told in waiting.values_list("product", "changes")
        }
        return {key: Shelf(now.get(key), asked.get(key)) for key in keys}

    def wanted(self, row: Product, known: Shelf, told: dict[str, Any]) -> tuple[Any, Any]:
        new = told["category"]
        if (known.asked or known.now) == new:
            raise Left("", outcome=Outcome.UNCHANGED)
        before = {"category": known.now, "asked": known.asked}
        return before, {"category": new, "asks": row.standing in ASKED_FOR}

    def do(self, row: Product, item: BulkItem, *, by: Any) -> dict[str, Any]:
        new, asks = item.after["category"], row.standing in ASKED_FOR
        self._put(row, new, asks=asks, by=by)
        return {"category": new, "asks": asks}

    def back(self, row: Product, item: BulkItem, known: Shelf, *, by: Any) -> None:
        new, asks = item.after["category"], item.after["asks"]
        was = item.before["category"]
        if asks != (row.standing in ASKED_FOR):
            raise Left("later")
        if asks:
            if known.now != was or known.asked != new:
                # What is asked for back where it stands already is asked for no more.
                raise Left("decided" if known.now == new or known.asked is None else "later")
            self._put(row, item.before["asked"] or was, asks=True, by=by)
            return
        if known.now != new:
            raise Left("later")
        self._put(row, was, asks=False, by=by)

    def _put(self, row: Product, shelf: int | None, *, asks: bool, by: Any) -> None:
        if not asks:
            write_facts(row, facts=replace(facts_of(row), category_id=shelf), by=by)
        elif shelf is not None:
            propose_changes(row, by=by, changes=Changes(category_id=shelf))
        else:
            raise Left("later")
