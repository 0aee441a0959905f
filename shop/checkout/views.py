"""Oscar's checkout with cash at the door: nothing is paid before the parcel is seen."""

import logging
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from oscar.apps.checkout import views
from oscar.apps.checkout.utils import CheckoutSessionData
from oscar.apps.checkout.views import *  # noqa: F403
from oscar.apps.payment.models import Source, SourceType

from core.outbox import after_commit
from shop.address.fields import note_unknown, open_spot
from shop.address.views import AddressFormView
from shop.checkout.forms import ForeignAddressForm, GuestAddressForm, ShippingAddressForm
from shop.checkout.session import CheckoutSessionMixin, sign_basket, signed_basket
from shop.order.models import Order
from shop.order.services.claim_basket import BasketAlreadyOrdered
from shop.order.services.keep_door_files import keep_door_files
from shop.order.services.tell_stores import tell_stores
from shop.order.utils import OrderCreator

logger = logging.getLogger(__name__)
CASH = "cash"


def as_seen(total: Any) -> str:
    """The amount that the last page carries along, so that placing can compare."""
    return f"{total.incl_tax:.0f}"


def as_kept(address: Any) -> dict[str, Any]:
    """The columns that a session keeps of an address until the order is placed."""
    kept = {field.attname: getattr(address, field.attname) for field in address._meta.fields}
    return {
        name: value if value is None or isinstance(value, (str, float, int)) else str(value)
        for name, value in kept.items()
        if name != "phone_number"
    } | {"phone_number": address.phone_number}


def steps(now: int) -> list[dict[str, str]]:
    """Where the shopper stands, for the stepper component."""
    names = (
        (_("Panier"), reverse("basket:summary")),
        (_("Adresse"), reverse("checkout:shipping-address")),
        (_("Vérifier"), ""),
        (_("Merci"), ""),
    )
    states = ["done"] * now + ["now"] + ["ahead"] * len(names)
    return [
        {"name": name, "url": url, "state": state}
        for (name, url), state in zip(names, states, strict=False)
    ]


class IndexView(CheckoutSessionMixin, TemplateView):
    """With or without an account; who is signed in is not asked."""

    template_name = "oscar/checkout/gateway.html"
    pre_conditions = ["check_basket_is_not_empty", "check_basket_is_valid"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.user.is_authenticated:
            return redirect("checkout:shipping-address")
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(steps=steps(1), **kwargs)


class ShippingAddressView(AddressFormView, views.ShippingAddressView):  # type: ignore[misc]
    foreign_form_class = ForeignAddressForm

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        chosen = request.POST.get("address_id")
        if chosen is not None:
            self.mine_or_404(chosen)
        return super().post(request, *args, **kwargs)  # type: ignore[no-any-return]

    def mine_or_404(self, chosen: str) -> None:
        """Oscar's own lookup of somebody else's address ends in an error page."""
        mine = self.request.user.is_authenticated and chosen.isdecimal()
        if not (mine and self.request.user.addresses.filter(pk=chosen).exists()):
            raise Http404

    def guinea_form_class(self) -> type[ShippingAddressForm]:
        return ShippingAddressForm if self.request.user.is_authenticated else GuestAddressForm

    def get_initial(self) -> dict[str, Any]:
        initial = dict(super().get_initial() or {})
        if self.request.user.is_authenticated:
            person = self.request.user
            mine = {"first_name": person.first_name, "last_name": person.last_name}
            mine["phone_number"] = person.phone
            return {name: value for name, value in mine.items() if value} | initial
        return {"email": self.checkout_session.get_guest_email()} | initial

    def form_valid(self, form: Any) -> HttpResponse:
        if asked := self.confirm_photo(form):
            return asked
        self.advise(form)
        if "email" in form.cleaned_data:
            self.checkout_session.set_guest_email(form.cleaned_data["email"])
        self.checkout_session.ship_to_new_address(as_kept(form.instance))
        # Past Oscar's own, which puts the model's insides into the session.
        return super(views.ShippingAddressView, self).form_valid(form)  # type: ignore[no-any-return]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(  # type: ignore[no-any-return]
            steps=steps(1), **kwargs
        )


class ShippingMethodView(views.ShippingMethodView):
    """Shown only where there is more than one way; with one, it is taken."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(steps=steps(1), **kwargs)
        basket = self.request.basket
        context["ways"] = [(method, method.calculate(basket)) for method in context["methods"]]
        return context

    def form_invalid(self, form: Any) -> HttpResponse:
        """Nothing chosen, or something that is not offered: the page again, with the reason."""
        return self.render_to_response(self.get_context_data(form=form))  # type: ignore[no-any-return]


class PaymentDetailsView(views.PaymentDetailsView):
    """The preview is the last step; there is no card to ask for."""

    preview = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A tap that comes after the order stands finds it, though the basket is a new one."""
        seen = signed_basket(request.POST.get("basket", ""))
        if seen and Order.objects.filter(basket_id=seen).exists():
            return self.show_placed_order(basket_id=seen)
        return super().dispatch(request, *args, **kwargs)  # type: ignore[no-any-return]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(steps=steps(2), **kwargs)
        if context.get("order_total"):
            context["total_seen"] = as_seen(context["order_total"])
            context["basket_seen"] = sign_basket(self.request.basket)
        return context

    def handle_place_order_submission(self, request: HttpRequest) -> HttpResponse:
        """A price that moved while the page was open is shown first, never charged unseen."""
        submission = self.build_submission()
        seen = request.POST.get("total")
        if seen is not None and seen != as_seen(submission["order_total"]):
            return self.render_preview(  # type: ignore[no-any-return]
                request,
                error=_(
                    "Un prix a changé depuis que vous avez ouvert cette page. "
                    "Voyez le nouveau total, puis passez la commande."
                ),
            )
        return self.submit(**submission)  # type: ignore[no-any-return]

    def freeze_basket(self, basket: Any) -> None:
        """Nobody leaves for a payment page: claiming the basket is guard enough.

        Oscar's own writes the status without looking, which would open a submitted basket again.
        """

    def restore_frozen_basket(self) -> None:
        """It was never frozen."""

    def handle_payment(self, order_number: str, total: Any, **kwargs: Any) -> None:
        kind, _created = SourceType.objects.get_or_create(code=CASH, defaults={"name": "Espèces"})
        self.add_payment_source(
            Source(
                source_type=kind,
                currency=settings.OSCAR_DEFAULT_CURRENCY,
                amount_allocated=total.incl_tax,
                amount_debited=0,
            )
        )

    def handle_order_placement(self, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return super().handle_order_placement(*args, **kwargs)  # type: ignore[no-any-return]
        except BasketAlreadyOrdered as error:
            return self.show_placed_order(basket_id=error.basket_id)

    @transaction.atomic
    def place_order(self, *args: Any, **kwargs: Any) -> Any:
        # Address, order, stock, payment and the work for later stand or fall together.
        OrderCreator().claim(kwargs["basket"])
        order = super().place_order(*args, **kwargs)
        tell_stores(order)
        after_commit("order.confirm", pk=order.pk, language=get_language())
        after_commit("order.count_purchases", pk=order.pk)
        return order

    def create_shipping_address(self, user: Any, shipping_address: Any) -> Any:
        if shipping_address:
            open_spot(shipping_address)
            note_unknown(shipping_address)
        kept = super().create_shipping_address(user, shipping_address)
        if kept:
            # After the address book took the files that were sent: the order has its own.
            keep_door_files(kept)
        return kept

    def update_address_book(self, user: Any, addr: Any) -> None:
        try:
            with transaction.atomic():
                super().update_address_book(user, addr)
                # An address from before doors were known shares this order's from now on.
                mine = user.addresses.filter(hash=addr.generate_hash(), spot=None)
                mine.update(spot=addr.spot)
        except IntegrityError:
            # Another order of theirs has just kept the same address.
            logger.info("The address of an order is in the address book already.")

    def show_placed_order(self, *, basket_id: int) -> HttpResponse:
        """A second tap: the order stands, show it."""
        order = Order.objects.get(basket_id=basket_id)
        CheckoutSessionData(self.request).flush()
        self.request.session["checkout_order_id"] = order.pk
        return HttpResponseRedirect(reverse("checkout:thank-you"))

    def send_order_placed_email(self, order: Any) -> None:
        """The outbox sends it once the order stands (see place_order)."""


class ThankYouView(TemplateView):
    """The order this browser has just placed; looking at it writes nothing."""

    template_name = "oscar/checkout/thank_you.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        order = Order.objects.filter(pk=request.session.get("checkout_order_id")).first()
        if order is None:
            return redirect("basket:summary")
        return self.render_to_response(self.get_context_data(order=order, steps=steps(3)))
