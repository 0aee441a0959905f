"""One product or one change, read beside what is known of its store."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.states import TransitionRefused
from shop.catalogue.content import contents_of, mark_of
from shop.catalogue.models import Category, Product
from shop.catalogue.states import STANDING, Standing
from shop.catalogue.thumbnails import sized_url
from shop.catalogue.variants import name_of, values_of, variants_of
from shop.moderation.changes import current
from shop.moderation.diff import pictures_beside, plain_text, side_by_side
from shop.moderation.exceptions import ModerationRefused
from shop.moderation.hints import picture_hints, price_hints, same_pictures, text_hints
from shop.moderation.models import ChangeSet, ReasonTemplate
from shop.moderation.permissions import DECIDE
from shop.moderation.prices import middle_prices, with_offered
from shop.moderation.reading import words_asked_for, words_of
from shop.moderation.selectors import lately, record_of, waiting_changes, waiting_products
from shop.moderation.services.restore_product import restore_product
from shop.moderation.services.suspend_product import suspend_product
from shop.moderation.states import ChangeStatus

SIZE = 320


@permission_required(DECIDE, raise_exception=True)
def read_product(request: HttpRequest, pk: int) -> HttpResponse:
    rows = Product.objects.exclude(structure=Product.CHILD).select_related("store")
    product = get_object_or_404(with_offered(rows), pk=pk)
    content = contents_of([pk])[pk]
    context = _beside(product) | {
        "item": f"product:{pk}:{mark_of(content)}",
        "waits": product.standing == "pending",
        "may_restore": product.standing == "suspended",
        "text": plain_text(product.description),
        "variants": _offered_variants(product),
        "facts": [(name, value) for key, name, value in content["facts"] if key == pk],
        "shelves": _shelves(content["categories"]),
        "pictures": _shown([(n, c, False) for _pk, n, c in content["pictures"]]),
        "hints": [
            *text_hints(*words_of(content)),
            *price_hints(product, middle_prices([product]).get(product.listed_category)),
            *picture_hints(same_pictures([pk]).get(pk, [])),
        ],
        "onward": _after_product(product),
    }
    return render(request, "moderation/office/product.html", context)


@permission_required(DECIDE, raise_exception=True)
def read_change(request: HttpRequest, pk: int) -> HttpResponse:
    asked = get_object_or_404(ChangeSet.objects.select_related("product__store"), pk=pk)
    product, new = asked.product, asked.changes
    old = current(product)
    context = _beside(product) | {
        "asked": asked,
        "item": f"change:{pk}:{asked.version}",
        "waits": asked.status == ChangeStatus.OPEN,
        "texts": [
            (name, side_by_side(plain_text(str(old[name] or "")), plain_text(str(new[name]))))
            for name in ("title", "description")
            if name in new
        ],
        "facts": _facts_beside(old["values"], new["values"]) if "values" in new else [],
        "shelf": [_shelves([k]) for k in (old["category_id"], new["category_id"]) if k]
        if "category_id" in new
        else [],
        "pictures": _pictures(old["pictures"], new["pictures"]) if "pictures" in new else None,
        "hints": [
            *text_hints(*words_asked_for(new)),
            *picture_hints(same_pictures([product.pk]).get(product.pk, [])),
        ],
        "onward": _after_change(asked),
    }
    return render(request, "moderation/office/change.html", context)


@require_POST
@permission_required(DECIDE, raise_exception=True)
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Take what is sold off sale, or bring it back: one click each way."""
    product = get_object_or_404(Product.objects.exclude(structure=Product.CHILD), pk=pk)
    try:
        if request.POST.get("move") == "restore":
            if product.standing != Standing.SUSPENDED:
                # What its store put away, its store brings back.
                STANDING.refuse(product, to=Standing.APPROVED)
            restore_product(product, by=request.user)
        else:
            suspend_product(product, by=request.user, reason=request.POST.get("reason", ""))
    except TransitionRefused:
        messages.error(request, _("Quelqu’un en a déjà décidé."))
    except ModerationRefused as refused:
        messages.error(request, refused.message)
    else:
        messages.success(request, _("C’est décidé."))
    return redirect("moderation_product", pk)


def _beside(product: Any) -> dict[str, Any]:
    return {
        "product": product,
        "record": record_of(product.store) if product.store else None,
        "history": list(lately(product)),
        "reasons": list(ReasonTemplate.objects.all()),
    }


def _offered_variants(product: Any) -> list[dict[str, Any]]:
    """Those that a shopper may choose: what they are, price and pieces."""
    children = [child for child in variants_of(product).values() if child.is_public]
    rows = []
    for child in sorted(children, key=lambda child: child.pk):
        stock = next(iter(child.stockrecords.all()), None)
        rows.append(
            {
                "name": name_of(values_of(child)) or child.title,
                "price": stock.price if stock else None,
                "stock": stock.net_stock_level if stock else 0,
            }
        )
    return rows


def _shelves(keys: list[int]) -> list[str]:
    rows = Category.objects.filter(pk__in=keys).order_by("path")
    return [row.full_name for row in rows]


def _shown(pictures: list[Any]) -> list[dict[str, Any]]:
    return [
        {"url": sized_url(name, SIZE), "caption": caption, "only_here": only_here}
        for name, caption, only_here in pictures
    ]


def _pictures(old: list[Any], new: list[Any]) -> dict[str, Any]:
    before, after = pictures_beside(old, new)
    return {"old": _shown(before), "new": _shown(after)}


def _facts_beside(old: dict[str, Any], new: dict[str, Any]) -> list[tuple[str, Any, Any]]:
    names = sorted(old.keys() | new.keys())
    return [(n, old.get(n, ""), new.get(n, "")) for n in names if old.get(n) != new.get(n)]


def _after_product(product: Any) -> str:
    """The one that waits next; where none does, the first change."""
    later = waiting_products().exclude(pk=product.pk)
    if product.submitted_at:
        later = later.filter(submitted_at__gte=product.submitted_at)
    if following := later.values_list("pk", flat=True).first():
        return reverse("moderation_product", args=[following])
    first = waiting_changes().values_list("pk", flat=True).first()
    return reverse("moderation_change", args=[first]) if first else reverse("moderation_queue")


def _after_change(asked: ChangeSet) -> str:
    later = waiting_changes().exclude(pk=asked.pk).filter(proposed_at__gte=asked.proposed_at)
    following = later.values_list("pk", flat=True).first()
    if following:
        return reverse("moderation_change", args=[following])
    return reverse("moderation_queue")
