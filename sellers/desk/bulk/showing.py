"""A change and what it does to each product, in words."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from core.money import Money, format_money, format_number
from sellers.desk.bulk.forms import FORMS
from sellers.desk.bulk.models import BulkChange, BulkItem
from sellers.desk.bulk.reasons import reason
from sellers.desk.bulk.verbs import NEEDS
from sellers.desk.shelves import shelf_label
from sellers.stores.permissions import role_may
from shop.catalogue.states import Standing
from shop.catalogue.tree import category_tree
from shop.partner.revisions import read

ON_A_PAGE = 50
MOST_LEFT = 100
Verb, Status, Outcome = BulkChange.Verb, BulkChange.Status, BulkItem.Outcome
MINUS = "\u2212"


@dataclass(frozen=True)
class Shown:
    name: str
    was: str
    now: str
    why: str


@dataclass(frozen=True)
class Choice:
    verb: str
    form: Any
    open: bool


def choices_for(role: str, change: BulkChange, *, verb: str, form: Any) -> list[Choice]:
    """The ways that somebody may, each with its form; the one that was sent with its faults."""
    return [
        Choice(
            verb=str(name),
            form=form if form and name == verb else made(auto_id=f"{name}_%s"),
            open=name == verb,
        )
        for name, made in FORMS.items()
        if role_may(role, NEEDS[name])
    ]


def preview_of(change: BulkChange, *, page: Any) -> dict[str, Any]:
    return _told(change, Q(outcome=Outcome.WAITING), page=page)


def result_of(change: BulkChange, *, page: Any) -> dict[str, Any]:
    if change.is_at_work:
        return {"said": described(change)}
    if change.status == Status.UNDONE:
        return _told(change, Q(undone=BulkItem.Undone.BACK), page=page, back=True)
    return _told(change, Q(outcome=Outcome.DONE), page=page)


def _told(change: BulkChange, main: Q, *, page: Any, back: bool = False) -> dict[str, Any]:
    """What changes page by page, and what does not, as far as one reads that."""
    items = change.items.select_related("product", "record__product").order_by("pk")
    if back:
        items = items.filter(outcome=Outcome.DONE)
    shown = Paginator(items.filter(main), ON_A_PAGE).get_page(page)
    rest = items.exclude(main)
    left = [shown_item(change, item) for item in rest[:MOST_LEFT]]
    counted = Counter(dict(rest.order_by().values_list("outcome").annotate(n=Count("pk"))))
    return {
        "said": described(change),
        "page": shown,
        "rows": [shown_item(change, item, back=back) for item in shown],
        "left": left,
        "left_total": counted.total(),
        "left_more": counted.total() - len(left),
    }


def shown_item(change: BulkChange, item: BulkItem, *, back: bool = False) -> Shown:
    was, now = in_words(change.verb, item.before), in_words(change.verb, item.after)
    if back:
        was, now = now, was
    product = item.record.product if item.record else item.product
    why = reason(item.code)
    if not why and item.outcome == Outcome.UNCHANGED:
        why = _("Déjà ainsi.")
    return Shown(
        name=product.title or item.product.title or _("Sans nom"), was=was, now=now, why=why
    )


def in_words(verb: str, columns: dict[str, Any]) -> str:
    if not columns:
        return ""
    if verb == Verb.PRICE:
        price = columns["price"]
        return _("Sans prix") if price is None else format_money(Money(price))
    if verb == Verb.STOCK:
        return format_number(columns["left"])
    if verb in (Verb.DISCOUNT, Verb.END_DISCOUNT):
        return _discount(columns)
    if verb == Verb.CATEGORY:
        return _shelf(columns)
    return Standing(columns["standing"]).label.capitalize()


def _discount(columns: dict[str, Any]) -> str:
    if not columns["discount_from"]:
        return _("Sans remise")
    percent, price = columns["discount_percent"], columns["discount_price"]
    how = f"{MINUS}{percent}\u00a0%" if percent is not None else format_money(Money(price))
    told = {"how": how, "from": _day(columns, "discount_from"), "to": _day(columns, "discount_to")}
    return _("%(how)s du %(from)s au %(to)s") % told


def _day(columns: dict[str, Any], name: str) -> str:
    return date_format(timezone.localtime(read(name, columns[name])), "SHORT_DATETIME_FORMAT")


def _shelf(columns: dict[str, Any]) -> str:
    node = category_tree().by_id.get(columns["category"])
    name = shelf_label(node) if node else _("Sans rayon")
    if columns.get("asks"):
        return _("%(shelf)s, après l’accord d’un modérateur") % {"shelf": name}
    return name


def described(change: BulkChange) -> str:
    """`Prix : +10 %`."""
    label, told = str(Verb(change.verb).label).capitalize(), change.told
    more = ""
    if change.verb == Verb.PRICE:
        more = _signed(told["amount"]) + ("\u00a0%" if told["way"] == "percent" else "\u00a0GNF")
    elif change.verb == Verb.STOCK:
        signs = {"set": "", "add": "+", "take": MINUS}
        more = signs[told["way"]] + format_number(told["amount"])
    elif change.verb in (Verb.DISCOUNT, Verb.CATEGORY):
        more = in_words(change.verb, told)
    return _("%(what)s : %(how)s") % {"what": label, "how": more} if more else label


def _signed(amount: int) -> str:
    return ("+" if amount > 0 else MINUS) + format_number(abs(amount))
