"""The products of a store: find, begin, copy, put away."""

import uuid
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from core.states import TransitionRefused
from sellers.desk.listing import SORTS, Wanted, desk_rows, find_own, shelves_of
from sellers.desk.services.begin_draft import begin_draft
from sellers.desk.views.reach import product_or_404
from sellers.stores.desk import desk_page
from sellers.stores.permissions import Action
from shop.catalogue.models import Product
from shop.catalogue.services.duplicate_product import duplicate_product
from shop.catalogue.states import Standing
from shop.moderation.exceptions import ModerationRefused
from shop.moderation.services.archive_product import archive_product
from shop.moderation.services.restore_product import restore_product

ON_A_PAGE = 25


@desk_page(Action.MANAGE_PRODUCTS)
@require_safe
def products(request: Any) -> HttpResponse:
    wanted = Wanted.read(request.GET)
    page = Paginator(find_own(request.store.partner, wanted=wanted), ON_A_PAGE).get_page(
        request.GET.get("page")
    )
    context = {
        "page_title": _("Produits"),
        "active": "products",
        "wanted": wanted,
        "page": page,
        "rows": desk_rows(list(page)),
        "standings": [s for s in Standing if s != Standing.HIDDEN or wanted.standing == s],
        "sorts": SORTS,
        "shelves": shelves_of(request.store.partner),
        "token": uuid.uuid4(),
    }
    return render(request, "desk/products.html", context)


@desk_page(Action.MANAGE_PRODUCTS)
@require_POST
def begin(request: Any) -> HttpResponse:
    try:
        token = uuid.UUID(request.POST.get("token", ""))
    except ValueError:
        return HttpResponseBadRequest()
    try:
        product = begin_draft(request.store.partner, token=token, by=request.user)
    except Product.DoesNotExist:
        raise Http404 from None
    return _edit(request, product)


def _edit(request: Any, product: Product) -> HttpResponse:
    return redirect(
        reverse("seller:product", kwargs={"slug": request.store.slug, "pk": product.pk})
    )


@desk_page(Action.MANAGE_PRODUCTS)
@require_POST
def duplicate(request: Any, *, pk: int) -> HttpResponse:
    product = product_or_404(request, pk)
    copy = duplicate_product(product, by=request.user)
    messages.success(request, _("Voici la copie. Changez ce qui diffère, puis publiez."))
    return _edit(request, copy)


@desk_page(Action.MANAGE_PRODUCTS)
@require_POST
def archive(request: Any, *, pk: int) -> HttpResponse:
    return _move(request, pk, to=archive_product, said=_("Rangé. Personne ne le voit plus."))


@desk_page(Action.MANAGE_PRODUCTS)
@require_POST
def restore(request: Any, *, pk: int) -> HttpResponse:
    return _move(request, pk, to=restore_product, said=_("Le produit est de retour."))


def _move(request: Any, pk: int, *, to: Any, said: Any) -> HttpResponse:
    product = product_or_404(request, pk)
    try:
        to(product, by=request.user)
    except ModerationRefused as error:
        messages.error(request, str(error.message))
    except TransitionRefused:
        messages.error(request, _("Ce produit n’est plus là où vous l’avez vu. Regardez encore."))
    else:
        messages.success(request, said)
    return redirect(reverse("seller:products", kwargs={"slug": request.store.slug}))
