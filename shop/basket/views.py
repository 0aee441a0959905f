"""The basket's page and what can be done on it; with a script it changes in place."""

import hashlib
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView, View
from oscar.apps.basket import views
from oscar.apps.basket.views import *  # noqa: F403 - Oscar looks for its views here

from core.same_origin import TOKEN, from_our_pages
from shop.basket.exceptions import BasketClosed, QuantityRefused, VoucherRefused
from shop.basket.forms import LineForm, VoucherForm
from shop.basket.page import apply_offers, basket_page
from shop.basket.services.add_to_basket import add_to_basket
from shop.basket.services.set_quantity import set_quantity
from shop.basket.services.use_voucher import use_voucher

# A second tap of one finger comes within this many seconds; nobody means it twice so soon.
TAP = 2
ORDERED = _("Ce panier vient d’être commandé. Voici le suivant.")


def show_basket(request: Any, **page: Any) -> HttpResponse:
    """The basket as it stands, with what went wrong at its place; in place for a script."""
    template = "basket/in_place.html" if request.htmx else "basket/basket.html"
    return render(request, template, basket_page(request, **page))


def next_page(request: HttpRequest) -> str:
    wanted = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(wanted, request.get_host(), request.is_secure())
    return wanted if safe else reverse("basket:summary")


@method_decorator([never_cache, from_our_pages], name="dispatch")
class BasketView(View):
    def get(self, request: HttpRequest) -> HttpResponse:
        return show_basket(request)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Where a quick add lands that does not know its product."""
        return redirect("basket:summary")


@method_decorator(never_cache, name="dispatch")
class LineView(View):
    """How many of one line; the same answer however often it is sent."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return redirect("basket:summary")

    def post(self, request: Any, pk: int) -> HttpResponse:
        form = LineForm({"quantity": 0} if "remove" in request.POST else request.POST)
        fault = self.change(request, pk=pk, form=form)
        if fault:
            typed = request.POST.get("quantity", "")[:20]
            return show_basket(request, fault=fault, at=pk, typed=typed)
        apply_offers(request)
        if request.htmx:
            return show_basket(request)
        return redirect(next_page(request))

    def change(self, request: Any, *, pk: int, form: LineForm) -> Any:
        if not form.is_valid():
            return form.errors["quantity"][0]
        try:
            if request.basket.pk:
                quantity = form.cleaned_data["quantity"]
                set_quantity(basket=request.basket, line_id=pk, quantity=quantity)
        except QuantityRefused as refusal:
            return refusal.reason
        except BasketClosed:
            messages.info(request, ORDERED)
        return ""


@method_decorator([never_cache, from_our_pages], name="dispatch")
class BasketAddView(views.BasketAddView):  # type: ignore[misc]
    """Put a product in: a message and a new number on the badge, on the page one is on."""

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.htmx and self.is_second_tap():
            return redirect(self.get_success_url())
        return super().post(request, *args, **kwargs)  # type: ignore[no-any-return]

    def is_second_tap(self) -> bool:
        """The same from the same person at once. Who has no basket yet makes two of them, of which
        the browser keeps one."""
        user, cookie = self.request.user, settings.OSCAR_BASKET_COOKIE_OPEN
        who = user.pk if user.is_authenticated else self.request.COOKIES.get(cookie)
        if not who:
            return False
        sent = sorted((name, all_) for name, all_ in self.request.POST.lists() if name != TOKEN)
        tap = repr((who, self.request.path, sent))
        key = f"tap:{hashlib.sha256(tap.encode('utf-8', 'surrogatepass')).hexdigest()}"
        # A cache that does not answer has seen nothing: the product goes in.
        return not cache.add(key, True, TAP) and bool(cache.get(key))

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            add_to_basket(
                basket=self.request.basket,
                product=form.product,
                quantity=form.cleaned_data["quantity"],
                options=form.cleaned_options(),
            )
        except BasketClosed:
            messages.info(self.request, ORDERED)
            return self.answer()
        messages.success(self.request, self.get_success_message(form), extra_tags="safe")
        self.add_signal.send_robust(
            sender=type(self), product=form.product, user=self.request.user, request=self.request
        )
        return self.answer()

    def form_invalid(self, form: Any) -> HttpResponse:
        reasons = [str(reason) for errors in form.errors.values() for reason in errors]
        messages.error(self.request, " ".join(dict.fromkeys(reasons)))
        return self.answer()

    def answer(self) -> HttpResponse:
        if self.request.htmx:
            return render(self.request, "basket/added.html")
        return redirect(self.get_success_url())


@method_decorator(never_cache, name="dispatch")
class VoucherAddView(View):
    def get(self, request: HttpRequest) -> HttpResponse:
        return redirect("basket:summary")

    def post(self, request: Any) -> HttpResponse:
        form = VoucherForm(request.POST)
        if request.basket.is_empty:
            return redirect("basket:summary")
        if form.is_valid():
            try:
                use_voucher(basket=request.basket, code=form.cleaned_data["code"], request=request)
            except VoucherRefused as refusal:
                form.add_error("code", refusal.reason)
        if form.errors:
            return show_basket(request, voucher_form=form)
        return show_basket(request) if request.htmx else redirect("basket:summary")


class VoucherRemoveView(View):
    def post(self, request: Any, pk: int) -> HttpResponse:
        if request.basket.pk:
            request.basket.vouchers.remove(pk)
            request.basket.reset_offer_applications()
            apply_offers(request)
        return show_basket(request) if request.htmx else redirect("basket:summary")


class SavedView(TemplateView):
    """What is kept for later are the favourites."""

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect("customer:wishlists-list")
