"""The page of one product: fill in, save, publish; every button works without a script."""

import hashlib
import uuid
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from core.uploads import Refused
from sellers.desk.drafts import shown_in
from sellers.desk.entry import Filled
from sellers.desk.exceptions import Overtaken
from sellers.desk.services.add_picture import add_picture
from sellers.desk.services.keep_draft import Hand, keep_draft
from sellers.desk.services.publish_product import publish_product
from sellers.desk.services.save_product import save_product
from sellers.desk.state import (
    State,
    arranged,
    grid_of,
    moved,
    state_of,
    stem,
    typed_in,
    with_rows,
)
from sellers.desk.views.reach import hand_in, product_or_404
from sellers.stores.desk import desk_page
from sellers.stores.permissions import Action, role_may
from shop.catalogue.exceptions import NotWritten
from shop.catalogue.listing import MOST_PICTURES
from shop.catalogue.models import Product
from shop.catalogue.states import Standing
from shop.moderation.exceptions import ModerationRefused

PICTURE_VERBS = {"up", "down", "first", "remove"}
MOST_AT_ONCE = MOST_PICTURES


@desk_page(Action.MANAGE_PRODUCTS)
@require_http_methods(["GET", "HEAD", "POST"])
def product(request: Any, *, pk: int) -> HttpResponse:
    row = product_or_404(request, pk)
    if request.method != "POST":
        return _show(request, state_of(row))
    verb, _colon, which = request.POST.get("action", "save").partition(":")
    refused = _take_files(request, row)
    try:
        with transaction.atomic():
            _keep(request, row, verb=verb, which=which)
    except Overtaken as overtaken:
        return _overtaken(request, row, overtaken)
    if verb in ("save", "publish") and not refused:
        return _finish(request, row, publish=verb == "publish")
    return _back(request, row, verb)


def may_price(request: Any, product: Product) -> bool:
    """Who may not change prices may still say what something new costs."""
    if role_may(request.membership.role, Action.MANAGE_PRICES):
        return True
    return product.standing in (Standing.DRAFT, Standing.REJECTED)


def _take_files(request: Any, row: Product) -> bool:
    """Photos sent with the form, without a script; whether one was refused."""
    refused = False
    for file in request.FILES.getlist("photos")[:MOST_AT_ONCE]:
        try:
            add_picture(row, file=file, hand=hand_in(request))
        except (Refused, NotWritten) as error:
            refused = True
            messages.error(request, f"{file.name[:60]} : {error.messages[0]}")
        except Overtaken:
            # Said by what comes next, which asks the same.
            break
    return refused


def _keep(request: Any, row: Product, *, verb: str, which: str) -> None:
    typed = typed_in(request.POST)
    if verb == "grid":
        typed = with_rows(typed, grid_of(typed))
    draft = keep_draft(row, hand=hand_in(request), typed=typed)
    pictures = arranged(shown_in(draft), request.POST)
    if verb in PICTURE_VERBS:
        pictures = moved(pictures, verb=verb, which=which)
    if pictures != shown_in(draft):
        keep_draft(row, hand=hand_in(request), pictures=pictures)


def _finish(request: Any, row: Product, *, publish: bool) -> HttpResponse:
    state = state_of(row)
    filled = Filled(state, data=request.POST, publish=publish, priced=may_price(request, row))
    if not filled.is_valid():
        return _show(request, state, filled=filled, status=422)
    try:
        with transaction.atomic():
            waits = save_product(row, entry=filled.entry(), by=request.user, mark=_mark(request))
            if publish:
                publish_product(row, by=request.user)
    except NotWritten as error:
        filled.refuse(error)
        return _show(request, state, filled=filled, status=422)
    except ModerationRefused as error:
        messages.error(request, str(error.message))
        return redirect(_address(request, row))
    row.refresh_from_db()
    messages.success(request, _said(row, waits=waits, publish=publish))
    return redirect(reverse("seller:products", kwargs={"slug": request.store.slug}))


def _said(row: Product, *, waits: bool, publish: bool) -> Any:
    if waits:
        return _("C’est enregistré. Vos changements attendent l’accord d’un modérateur.")
    if publish and row.standing == Standing.PENDING:
        return _("Votre produit attend l’accord d’un modérateur. Vous serez averti.")
    if row.standing == Standing.APPROVED:
        return _("C’est enregistré. Les acheteurs le voient déjà.")
    return _("C’est enregistré.")


def _mark(request: Any) -> str:
    """Names what was sent: the same page sent twice has the same."""
    said = sorted((n, v) for n, v in request.POST.lists() if n != "csrfmiddlewaretoken")
    return hashlib.sha256(repr(said).encode("utf-8", "surrogatepass")).hexdigest()


def _back(request: Any, row: Product, verb: str) -> HttpResponse:
    part = "photos" if verb in PICTURE_VERBS or request.FILES else {"grid": "variants"}.get(verb)
    return redirect(_address(request, row) + (f"#{part}" if part else ""))


def _address(request: Any, row: Product) -> str:
    return reverse("seller:product", kwargs={"slug": request.store.slug, "pk": row.pk})


def _overtaken(request: Any, row: Product, overtaken: Overtaken) -> HttpResponse:
    """What was typed here stays on the page; whoever saves now knows what they write over."""
    state = state_of(row)
    hand = hand_in(request)
    state.draft = overtaken.draft
    filled = Filled(state, data=request.POST, priced=may_price(request, row))
    return _show(request, state, filled=filled, status=409, hand=hand, overtaken=True)


def _show(
    request: Any,
    state: State,
    *,
    filled: Filled | None = None,
    status: int = 200,
    hand: Hand | None = None,
    overtaken: bool = False,
) -> HttpResponse:
    priced = may_price(request, state.product)
    filled = filled or Filled(state, priced=priced)
    context = {
        "page_title": state.product.title or _("Nouveau produit"),
        "active": "products",
        "product": state.product,
        "filled": filled,
        "form": filled.form,
        "rows": filled.rows,
        "pictures": [(name, words, stem(name)) for name, words in state.pictures],
        "most_pictures": MOST_PICTURES,
        "draft": state.draft,
        "waiting": state.waiting,
        "version": state.version,
        "hand": hand.name if hand else uuid.uuid4().hex,
        "overtaken": overtaken,
        "priced": priced,
        "refusal": _refusal(state.product),
    }
    return render(request, "desk/product.html", context, status=status)


def _refusal(product: Product) -> str:
    """Why a moderator sent it back."""
    if product.standing not in (Standing.REJECTED, Standing.SUSPENDED):
        return ""
    from core.audit import history_of

    actions = {f"product.{Standing.REJECTED}", f"product.{Standing.SUSPENDED}"}
    last = history_of(product).filter(action__in=actions).first()
    return last.note if last else ""
