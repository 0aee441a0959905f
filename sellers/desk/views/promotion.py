"""A product's discount, and what it costs when one takes many."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from sellers.desk.promotion import DiscountForm, step_set
from sellers.desk.views.reach import product_or_404
from sellers.stores.desk import desk_page
from sellers.stores.permissions import Action
from shop.partner.models import StockRecord
from shop.partner.pricing import quote
from shop.partner.refusals import refusal
from shop.partner.revisions import RevisionRefused
from shop.partner.services.end_discount import end_discount
from shop.partner.services.set_discount import set_discount
from shop.partner.services.set_price_steps import set_price_steps


@desk_page(Action.MANAGE_PRICES)
@require_http_methods(["GET", "HEAD", "POST"])
def promotion(request: Any, *, pk: int) -> HttpResponse:
    product = product_or_404(request, pk)
    records = _records(product, store=request.store.partner)
    verb = request.POST.get("action", "")
    form = DiscountForm(request.POST if verb == "discount" else None, records=records)
    steps = step_set(records, request.POST if verb == "steps" else None)
    done = records and {"discount": _lower, "end": _end, "steps": _step}.get(verb)
    if done and done(request, records, form if verb == "discount" else steps):
        return redirect(request.path)
    status = 422 if form.errors or (steps.is_bound and not steps.is_valid()) else 200
    context = {
        "page_title": _("Prix de promotion"),
        "active": "products",
        "product": product,
        "records": [(record, quote(record, at=timezone.now())) for record in records],
        "form": form,
        "steps": steps,
        "running": any(record.discount_from for record in records),
    }
    return render(request, "desk/promotion.html", context, status=status)


def _records(product: Any, *, store: Any) -> list[StockRecord]:
    """The product's own, or its variants' that are offered: those of a draft are already."""
    rows = StockRecord.objects.filter(partner=store, price__isnull=False)
    own = rows.filter(product=product) | rows.filter(
        product__parent=product, product__is_public=True
    )
    return list(own.select_related("product").order_by("pk"))


@transaction.atomic
def _all(records: list[StockRecord], change: Any) -> None:
    """All of them, or none."""
    for record in records:
        change(record)


def _lower(request: Any, records: list[StockRecord], form: Any) -> bool:
    if not form.is_valid():
        return False
    discount = form.discount
    try:
        _all(records, lambda record: set_discount(record, by=request.user, discount=discount))
    except RevisionRefused as refused:
        form.add_error(None, refusal(refused.code))
        return False
    messages.success(request, _("La remise est notée."))
    return True


def _end(request: Any, records: list[StockRecord], _steps: Any) -> bool:
    try:
        _all(records, lambda record: end_discount(record, by=request.user))
    except RevisionRefused as refused:
        messages.error(request, refusal(refused.code))
        return True
    messages.success(request, _("La remise est finie : le prix habituel vaut de nouveau."))
    return True


def _step(request: Any, records: list[StockRecord], steps: Any) -> bool:
    if not steps.is_valid():
        return False
    wanted = steps.steps
    try:
        _all(records, lambda record: set_price_steps(record, by=request.user, steps=wanted))
    except RevisionRefused as refused:
        steps.refuse(refused.code)
        return False
    messages.success(request, _("Les prix en gros sont notés."))
    return True
