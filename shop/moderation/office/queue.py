"""What waits, longest first, with what a machine points at; many can be decided at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from core.states import TransitionRefused
from shop.catalogue.content import contents_of, mark_of
from shop.catalogue.exceptions import NotWritten
from shop.catalogue.models import Product
from shop.catalogue.thumbnails import sized_url
from shop.moderation.exceptions import ModerationRefused
from shop.moderation.hints import (
    Hint,
    WatchedWords,
    picture_hints,
    price_hints,
    same_pictures,
    text_hints,
)
from shop.moderation.models import ChangeSet, ReasonTemplate
from shop.moderation.permissions import DECIDE, JUDGE
from shop.moderation.prices import middle_prices, with_offered
from shop.moderation.reading import words_asked_for, words_of
from shop.moderation.selectors import counts_of, open_cases, waiting_changes, waiting_products
from shop.moderation.services.approve_product import approve_product
from shop.moderation.services.decide_changes import decide_changes
from shop.moderation.services.reject_product import reject_product

ON_A_PAGE = 24
LONGEST_KEY = 18


@dataclass(frozen=True)
class Row:
    """One line of the queue; `item` says to the form what was read of it."""

    item: str
    title: str
    store: Any
    since: Any
    url: str
    pictures: list[str]
    hints: list[Hint]
    is_change: bool = False


class Waiting(Sequence[Row]):
    """The new products, then the changes, as one long list; only what a page shows is read."""

    def __init__(self) -> None:
        self.products, self.changes = with_offered(waiting_products()), waiting_changes()
        self.new, self.changed = counts_of(waiting_products(), waiting_changes())

    def __len__(self) -> int:
        return self.new + self.changed

    def __getitem__(self, part: Any) -> Any:
        begin, end, _step = part.indices(len(self))
        products = self.products[begin : min(end, self.new)] if begin < self.new else []
        first, last = max(begin - self.new, 0), end - self.new
        changes = self.changes[first:last] if last > first else []
        return rows_of(list(products), list(changes))


@permission_required(DECIDE, raise_exception=True)
def queue(request: HttpRequest) -> HttpResponse:
    waiting = Waiting()
    page = Paginator(waiting, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": page.object_list,
        "new": waiting.new,
        "changed": waiting.changed,
        "cases": open_cases().count() if request.user.has_perm(JUDGE) else None,
        "reasons": list(ReasonTemplate.objects.all()),
        "here": request.get_full_path(),
    }
    return render(request, "moderation/office/queue.html", context)


def rows_of(products: list[Product], changes: list[ChangeSet]) -> list[Row]:
    """Eight queries, however many they are."""
    keys = [product.pk for product in products]
    contents = contents_of(keys) if keys else {}
    alike = same_pictures([*keys, *(change.product_id for change in changes)])
    watched, middle = WatchedWords(), middle_prices(products)
    return [
        *(
            Row(
                item=f"product:{product.pk}:{mark_of(contents[product.pk])}",
                title=product.title,
                store=product.store,
                since=product.submitted_at or product.date_created,
                url=reverse("moderation_product", args=[product.pk]),
                pictures=_thumbnails(name for _pk, name, _c in contents[product.pk]["pictures"]),
                hints=[
                    *text_hints(*words_of(contents[product.pk]), watched=watched),
                    *price_hints(product, middle.get(product.listed_category)),
                    *picture_hints(alike.get(product.pk, [])),
                ],
            )
            for product in products
        ),
        *(
            Row(
                item=f"change:{change.pk}:{change.version}",
                title=change.changes.get("title") or change.product.title,
                store=change.product.store,
                since=change.proposed_at,
                url=reverse("moderation_change", args=[change.pk]),
                pictures=_thumbnails(name for name, _c in change.changes.get("pictures", [])),
                hints=[
                    *text_hints(*words_asked_for(change.changes), watched=watched),
                    *picture_hints(alike.get(change.product_id, [])),
                ],
                is_change=True,
            )
            for change in changes
        ),
    ]


def _thumbnails(names: Iterable[str]) -> list[str]:
    return [sized_url(name, 160) for name in names]


@require_POST
@permission_required(DECIDE, raise_exception=True)
def decide(request: HttpRequest) -> HttpResponse:
    """Each by itself: what somebody else has decided meanwhile holds nothing up."""
    approve = request.POST.get("decision") == "approve"
    reason = (request.POST.get("other", "").strip() or request.POST.get("reason", "")).strip()
    items = request.POST.getlist("item")[:ON_A_PAGE]
    back = request.POST.get("back", "")
    if not approve and not reason:
        messages.error(request, ModerationRefused("no_reason").message)
        return redirect(back if _is_ours(back) else "moderation_queue")
    done = sum(_decide_one(request, item, approve=approve, reason=reason) for item in items)
    if done:
        told = ngettext("%(n)d décision prise.", "%(n)d décisions prises.", done) % {"n": done}
        messages.success(request, told)
    elif not items:
        messages.warning(request, _("Choisissez d’abord ce dont vous décidez."))
    onward = request.POST.get("onward", "")
    return redirect(onward if _is_ours(onward) else "moderation_queue")


def _is_ours(path: str) -> bool:
    return path.startswith(reverse("moderation_queue"))


def _decide_one(request: HttpRequest, item: str, *, approve: bool, reason: str) -> bool:
    kind, _colon, rest = item.partition(":")
    key, _colon, seen = rest.partition(":")
    model: Any = {"product": Product, "change": ChangeSet}.get(kind)
    if model is None or not key.isdecimal() or len(key) > LONGEST_KEY:
        return False
    row = model.objects.filter(pk=int(key)).first()
    if row is None:
        return False
    try:
        _settle(row, by=request.user, approve=approve, seen=seen, reason=reason)
    except TransitionRefused:
        messages.error(request, _("Quelqu’un en a déjà décidé."))
    except ModerationRefused as refused:
        messages.error(request, refused.message)
    except NotWritten as refused:
        messages.error(request, " ".join(refused.messages))
    else:
        return True
    return False


def _settle(row: Any, *, by: Any, approve: bool, seen: str, reason: str) -> None:
    if isinstance(row, ChangeSet):
        version = int(seen) if seen.isdecimal() and len(seen) < 9 else 0
        decide_changes(row, by=by, approve=approve, seen=version, reason=reason)
    elif approve:
        # No mark is the mark of nothing that was read.
        approve_product(row, by=by, seen=seen or "unread")
    else:
        reject_product(row, by=by, reason=reason)
