"""The hearts: on a product, on a store, for anybody; a guest's are kept in a cookie."""

from typing import Any
from urllib.parse import urlsplit

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import View
from oscar.core.loading import get_model

from core.same_origin import from_our_pages
from shop.catalogue.models import Product
from shop.catalogue.selectors import products_in_order
from shop.partner.models import Partner
from shop.wishlists.exceptions import TooMany
from shop.wishlists.guest import MOST, keep, kept_by
from shop.wishlists.models import FavouriteStore
from shop.wishlists.selectors import stores_kept_by
from shop.wishlists.services.add_favourite import add_favourite
from shop.wishlists.services.keep_store import keep_store

WishList = get_model("wishlists", "WishList")


def back(request: HttpRequest, *, otherwise: str) -> HttpResponse:
    """To the page that was left, which is one of ours and not the one that only asks."""
    wanted = request.POST.get("next", "") or request.headers.get("Referer", "")
    safe = url_has_allowed_host_and_scheme(wanted, request.get_host(), request.is_secure())
    return redirect(wanted if safe and urlsplit(wanted).path != request.path else otherwise)


@method_decorator([never_cache, from_our_pages], name="dispatch")
class ProductHeart(View):
    """A GET shows the button instead of keeping: looking writes nothing."""

    def get(self, request: HttpRequest, product_pk: int) -> HttpResponse:
        told = {"product": self.product(product_pk), "active_tab": "wishlists"}
        told["page_title"] = _("Ajouter à mes favoris")
        return render(request, "wishlists/add.html", told)

    @staticmethod
    def product(key: int) -> Any:
        shown = Product.objects.filter(is_public=True).exclude(structure=Product.CHILD)
        return get_object_or_404(shown, pk=key)

    def post(self, request: HttpRequest, product_pk: int) -> HttpResponse:
        product = self.product(product_pk)
        response = back(request, otherwise=product.get_absolute_url())
        if not request.user.is_authenticated:
            _keep_as_guest(request, response, sort="products", thing=product)
            return response
        try:
            wishlist, added = add_favourite(product, user=request.user)
        except TooMany as refusal:
            messages.warning(request, str(refusal))
            return response
        words = _("« %(title)s » est dans « %(list)s ».")
        if not added:
            words = _("« %(title)s » était déjà dans « %(list)s ».")
        told = {"title": product.get_title(), "list": wishlist.name}
        messages.success(request, words % told)
        return response


@method_decorator([never_cache, from_our_pages], name="dispatch")
class StoreHeart(View):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        store = get_object_or_404(Partner, code=slug)
        response = back(request, otherwise=reverse("stores:store", kwargs={"slug": slug}))
        gone = "remove" in request.POST
        if not request.user.is_authenticated:
            _keep_as_guest(request, response, sort="stores", thing=store, gone=gone)
            return response
        try:
            keep_store(store, person=request.user, kept=not gone)
        except TooMany as refusal:
            messages.warning(request, str(refusal))
        else:
            words = _("« %(name)s » est retirée.") if gone else _("« %(name)s » est gardée.")
            messages.success(request, words % {"name": store.name})
        return response


def _keep_as_guest(
    request: HttpRequest, response: HttpResponse, *, sort: str, thing: Any, gone: bool = False
) -> None:
    kept = kept_by(request)
    if gone:
        keep(response, kept.without(sort, thing.pk))
        messages.success(request, _("C’est retiré."))
    elif kept.is_full(sort, thing.pk):
        words = _("Vous en gardez déjà %(most)d. Connectez-vous pour en garder plus.")
        messages.warning(request, words % {"most": MOST})
    else:
        keep(response, kept.with_one(sort, thing.pk))
        words = _("C’est gardé sur cet appareil. Connectez-vous pour le retrouver partout.")
        messages.success(request, words)


@method_decorator([never_cache, from_our_pages], name="dispatch")
class GuestFavourites(View):
    """What lies in the cookie, with a button for each to go."""

    def get(self, request: HttpRequest) -> HttpResponse:
        kept = kept_by(request)
        context = {
            "products": products_in_order(list(kept.products)) if kept.products else [],
            "stores": stores_kept_by(keys=list(kept.stores)) if kept.stores else [],
            "robots": "noindex",
        }
        return render(request, "wishlists/guest.html", context)

    def post(self, request: HttpRequest) -> HttpResponse:
        response = redirect("customer:wishlists-list")
        told = request.POST.get("product", "")
        if told.isdecimal():
            keep(response, kept_by(request).without("products", int(told[:18])))
        return response


def watched(request: HttpRequest, pk: int) -> HttpResponse:
    """Where a notice of a lower price leads: the product, and one tap to hear no more of it."""
    mine = get_model("wishlists", "Line").objects.filter(
        wishlist__owner=request.user, product_id=pk
    )
    if request.method == "POST":
        mine.delete()
        messages.success(request, _("Retiré de vos favoris : vous n’en entendrez plus parler."))
        return redirect("customer:wishlists-list")
    product = get_object_or_404(Product.objects.select_related("store"), pk=pk)
    context = {
        "product": product,
        "kept": mine.exists(),
        "page_title": _("Un de vos favoris"),
        "active_tab": "wishlists",
    }
    return render(request, "wishlists/watched.html", context)


def stores_of(person: Any) -> Any:
    keys = FavouriteStore.objects.filter(person=person).order_by("-pk")
    return stores_kept_by(keys=list(keys.values_list("store", flat=True)))
