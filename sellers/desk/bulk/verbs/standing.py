"""Before a moderator, back on sale, or put away."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from sellers.desk.bulk.models import BulkItem
from sellers.desk.bulk.verbs.base import Outcome
from sellers.desk.bulk.verbs.goods import Goods, Left, keys_with
from sellers.desk.services.publish_product import publish_product
from shop.catalogue.content import contents_of, mark_of
from shop.catalogue.models import Product
from shop.catalogue.required import lacking_of
from shop.catalogue.states import Standing
from shop.moderation.services.archive_product import archive_product
from shop.moderation.services.restore_product import restore_product
from shop.moderation.services.submit_product import submit_product
from shop.partner.models import StockRecord

AWAY = (Standing.ARCHIVED, Standing.HIDDEN)


@dataclass(frozen=True)
class Ready:
    """What keeps it from being published; whether it is as it was when it was on sale."""

    missing: str = ""
    known: bool = False


class Publishing(Goods):
    def look(self, rows: list[Product]) -> dict[int, Ready]:
        keys = [row.pk for row in rows]
        shelved = keys_with("ProductCategory", product_id__in=keys)
        pictured = keys_with("ProductImage", product_id__in=keys)
        priced, lacking = _priced(keys), lacking_of(keys)
        marked = [row.pk for row in rows if row.standing in AWAY and row.approved_mark]
        contents = contents_of(marked) if marked else {}
        marks = {key: mark_of(content) for key, content in contents.items()}
        found = {}
        for row in rows:
            missing = {
                "no_title": not row.title.strip(),
                "no_category": row.pk not in shelved,
                "no_fact": row.pk in lacking,
                "no_picture": row.pk not in pictured,
                "no_price": row.pk not in priced,
            }
            code = next((code for code, lacks in missing.items() if lacks), "")
            found[row.pk] = Ready(code, marks.get(row.pk) == row.approved_mark and row.pk in marks)
        return found

    def wanted(self, row: Product, known: Ready, told: dict[str, Any]) -> tuple[Any, Any]:
        if row.standing == Standing.APPROVED:
            raise Left("", outcome=Outcome.UNCHANGED)
        if row.standing == Standing.PENDING:
            raise Left("waits", outcome=Outcome.UNCHANGED)
        if row.standing == Standing.SUSPENDED:
            raise Left("suspended")
        if not known.known:
            _must_be_whole(row, known)
        to = Standing.APPROVED if known.known else Standing.PENDING
        return {"standing": str(row.standing)}, {"standing": to.value}

    def do(self, row: Product, item: BulkItem, *, by: Any) -> dict[str, Any]:
        return {"standing": publish_product(row, by=by).value}

    def back(self, row: Product, item: BulkItem, known: Ready, *, by: Any) -> None:
        _must_stand(row, item)
        was = item.before["standing"]
        if was == Standing.HIDDEN:
            raise Left("hidden")
        archive_product(row, by=by)
        if was != Standing.ARCHIVED:
            # From the moderators' queue back to the desk.
            restore_product(row, by=by)


class Archiving(Goods):
    def look(self, rows: list[Product]) -> dict[int, None]:
        return dict.fromkeys([row.pk for row in rows])

    def wanted(self, row: Product, known: None, told: dict[str, Any]) -> tuple[Any, Any]:
        if row.standing == Standing.ARCHIVED:
            raise Left("", outcome=Outcome.UNCHANGED)
        if row.standing == Standing.SUSPENDED:
            raise Left("suspended")
        return {"standing": str(row.standing)}, {"standing": Standing.ARCHIVED.value}

    def do(self, row: Product, item: BulkItem, *, by: Any) -> dict[str, Any]:
        archive_product(row, by=by)
        return item.after

    def back(self, row: Product, item: BulkItem, known: None, *, by: Any) -> None:
        _must_stand(row, item)
        was = item.before["standing"]
        if was == Standing.HIDDEN:
            raise Left("hidden")
        now = restore_product(row, by=by)
        if was == Standing.PENDING and now == Standing.DRAFT:
            submit_product(row, by=by)
        elif was == Standing.APPROVED and now != Standing.APPROVED:
            # It was rewritten while it was away: somebody reads it first, so its seller decides.
            raise Left("later")


def _must_stand(row: Product, item: BulkItem) -> None:
    if row.standing != item.after["standing"]:
        moderated = item.after["standing"] == Standing.PENDING
        raise Left("decided" if moderated else "later")


def _must_be_whole(row: Product, known: Ready) -> None:
    if known.missing:
        raise Left(known.missing)
    draft = getattr(row, "desk_draft", None)
    if draft and draft.is_open:
        raise Left("unsaved")


def _priced(keys: list[int]) -> set[int]:
    """What can be sold of itself, or by one of its variants."""
    rows = StockRecord.objects.filter(price__isnull=False)
    own = Q(product_id__in=keys) & ~Q(product__structure=Product.PARENT)
    below = Q(product__parent_id__in=keys, product__is_public=True)
    found = rows.filter(own | below).values_list("product_id", "product__parent_id")
    return {parent or pk for pk, parent in found}
