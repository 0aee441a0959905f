"""One's own account: what Oscar has, with our words and templates and without writes by GET.

Who signs in, and what changes a password, an e-mail or a second factor, is allauth's (accounts).
"""

from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, UpdateView, View
from oscar.apps.customer import views
from oscar.apps.customer.views import *  # noqa: F403 - Oscar looks for its views here

from logistics.geo.services.decide_proposal import decide_proposal
from shop.address.fields import AddressFields, open_spot
from shop.address.forms import ForeignUserAddressForm
from shop.address.views import AddressFormView
from shop.catalogue.reviews.selectors import to_review
from shop.customer.forms import ProfileForm
from shop.customer.selectors import account_overview, addresses_of
from shop.customer.services.choose_address import choose_address
from shop.order.models import Line as OrderLine
from shop.order.models import Order


class AccountSummaryView(TemplateView):
    template_name = "customer/summary.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        overview = account_overview(self.request.user)  # type: ignore[arg-type]
        return super().get_context_data(page_title=_("Mon compte"), overview=overview, **kwargs)


class ProfileView(views.ProfileView):  # type: ignore[misc]
    template_name = "customer/profile.html"
    page_title = _("Mes informations")

    def get_profile_fields(self, user: Any) -> list[Any]:
        return []


class ProfileUpdateView(views.PageTitleMixin, UpdateView):  # type: ignore[misc, type-arg]
    form_class = ProfileForm
    template_name = "customer/profile_form.html"
    page_title = _("Modifier mes informations")
    active_tab = "profile"
    success_url = reverse_lazy("customer:profile-view")

    def get_object(self, queryset: Any = None) -> Any:
        return self.request.user

    def form_valid(self, form: ProfileForm) -> HttpResponse:
        messages.success(self.request, _("C’est enregistré."))
        return super().form_valid(form)  # type: ignore[no-any-return]


# --- Addresses ----------------------------------------------------------------------------
class AddressListView(views.AddressListView):  # type: ignore[misc]
    template_name = "customer/address_list.html"
    page_title = _("Mes adresses")

    def get_queryset(self) -> Any:
        return addresses_of(self.request.user)


class AddressFormMixin(AddressFormView):
    template_name = "customer/address_form.html"
    foreign_form_class = ForeignUserAddressForm

    def form_valid(self, form: Any) -> HttpResponse:
        if asked := self.confirm_photo(form):
            return asked
        self.advise(form)
        with transaction.atomic():
            open_spot(form.instance)
            answer = super().form_valid(form)  # type: ignore[misc]
            if isinstance(form, AddressFields):
                form.note_unknown()
        return answer  # type: ignore[no-any-return]

    def get_success_url(self) -> str:
        messages.success(self.request, _("Adresse enregistrée."))  # type: ignore[attr-defined]
        return str(reverse_lazy("customer:address-list"))


class AddressCreateView(AddressFormMixin, views.AddressCreateView):  # type: ignore[misc]
    page_title = _("Ajouter une adresse")

    def get_initial(self) -> dict[str, Any]:
        user = self.request.user
        known = {"first_name": user.first_name, "last_name": user.last_name}
        return super().get_initial() | known | {"phone_number": user.phone or ""}

    def form_valid(self, form: Any) -> HttpResponse:
        # The first address is where parcels go.
        form.instance.is_default_for_shipping = not addresses_of(self.request.user).exists()
        return super().form_valid(form)  # type: ignore[no-any-return]


class AddressUpdateView(AddressFormMixin, views.AddressUpdateView):  # type: ignore[misc]
    page_title = _("Modifier l’adresse")


class AddressDeleteView(views.AddressDeleteView):  # type: ignore[misc]
    template_name = "customer/address_delete.html"
    page_title = _("Supprimer cette adresse ?")

    def get_success_url(self) -> str:
        messages.success(self.request, _("Adresse supprimée."))
        return str(self.success_url)


class AddressChangeStatusView(View):
    """Oscar changes the address where parcels go by a GET; ours asks for a button."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int, action: str) -> HttpResponse:
        address = get_object_or_404(addresses_of(request.user), pk=pk)  # type: ignore[arg-type]
        choose_address(address)
        messages.success(request, _("Vos colis iront à cette adresse."))
        return redirect("customer:address-list")


class AnswerPointView(LoginRequiredMixin, View):
    """A courier says where the door is; whoever lives there says yes or no."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int, answer: str) -> HttpResponse:
        address = get_object_or_404(addresses_of(request.user), pk=pk)  # type: ignore[arg-type]
        proposals = address.spot.open_proposals if address.spot else []
        for proposal in proposals:
            decide_proposal(proposal, accept=answer == "yes", by=request.user)
        messages.success(request, _("C’est noté, merci."))
        return redirect("customer:address-list")


# --- Letters ------------------------------------------------------------------------------
class EmailHistoryView(views.EmailHistoryView):  # type: ignore[misc]
    template_name = "customer/email_list.html"
    page_title = _("E-mails reçus")


class EmailDetailView(views.EmailDetailView):  # type: ignore[misc]
    template_name = "customer/email_detail.html"

    def get_page_title(self) -> str:
        return str(self.object.subject)


# --- Orders -------------------------------------------------------------------------------
class OrderHistoryView(views.OrderHistoryView):  # type: ignore[misc]
    page_title = _("Mes commandes")


class OrderDetailView(views.OrderDetailView):  # type: ignore[misc]
    def get_page_title(self) -> str:
        return gettext("Commande %(number)s") % {"number": self.object.number}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        lines = self.object.lines.select_related("product")
        keys = {line.product.review_key for line in lines if line.product}
        waiting = to_review(self.request.user, keys=sorted(keys))
        return super().get_context_data(to_review=waiting, **kwargs)  # type: ignore[no-any-return]


class OrderLineView(views.OrderLineView):  # type: ignore[misc]
    http_method_names = ["post"]

    def get_object(self, queryset: Any = None) -> Any:
        mine = OrderLine.objects.filter(
            order__user=self.request.user, order__number=self.kwargs["order_number"]
        )
        return get_object_or_404(mine, pk=self.kwargs["line_id"])


class AnonymousOrderDetailView(TemplateView):
    """A guest's order by the signed address they were given; any other is not found."""

    template_name = "oscar/customer/anon_order.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        order = get_object_or_404(Order, user=None, number=self.kwargs["order_number"])
        if not order.check_verification_hash(self.kwargs["hash"]):
            raise Http404
        return super().get_context_data(order=order, robots="noindex", **kwargs)


class AnonymousOrderFormView(View):
    """Oscar asks for the e-mail of the order here; ours may have none, the signature is enough."""

    def get(self, request: HttpRequest, order_number: str, hash: str) -> HttpResponse:
        return redirect("customer:anon-order", order_number=order_number, hash=hash)
