"""'Tell me when it is back': links in letters show a page, a button does it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.generic import FormView, TemplateView
from oscar.apps.customer.alerts import views
from oscar.core.loading import get_class

from core.phone import show_phone
from shop.catalogue.offer import read_offer
from shop.catalogue.selectors import visible_family
from shop.customer.exceptions import AlertRefused
from shop.customer.forms import ReturnForm
from shop.customer.models import ProductAlert
from shop.customer.services.ask_for_return import Waits, ask_for_return

LARGEST_KEY = 2**63
PageTitleMixin = get_class("customer.mixins", "PageTitleMixin")


class ProductAlertListView(views.ProductAlertListView):  # type: ignore[misc]
    template_name = "customer/alert_list.html"
    page_title = gettext_lazy("Mes alertes")

    def get_queryset(self) -> Any:
        waiting = (ProductAlert.ACTIVE, ProductAlert.UNCONFIRMED)
        return ProductAlert.objects.filter(
            user=self.request.user, status__in=waiting
        ).select_related("product")


@method_decorator(never_cache, name="dispatch")
class ProductAlertCreateView(PageTitleMixin, FormView):  # type: ignore[misc]
    """Say what is waited for, and where to write. A variant's address chooses it beforehand."""

    template_name = "customer/alert_form.html"
    form_class = ReturnForm
    page_title = gettext_lazy("Me prévenir du retour")
    product: Any

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        family = visible_family(kwargs["pk"]) if kwargs["pk"] < LARGEST_KEY else None
        if family is None:
            raise Http404
        self.product, children = family
        self.children = {child.pk: child for child in children}
        self.offer, variants = read_offer(self.product, children=children)
        self.missing = [(one.id, one.title) for one in variants if not one.offer.in_stock]
        if self.offer.in_stock and not self.missing:
            messages.info(request, _("Ce produit est en vente maintenant."))
            return redirect(self.product.get_absolute_url())
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {
            "person": self.request.user,
            "missing": self.missing,
            "any_will_do": not self.offer.in_stock,
            "initial": {"variant": self.kwargs["pk"]},
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(product=self.product, **kwargs)
        return context

    def form_valid(self, form: Any) -> HttpResponse:
        told = form.cleaned_data
        variant = told.get("variant")
        waits = Waits(
            product=self.children[variant] if variant else self.product,
            wanted=dict(self.missing).get(variant, ""),
            email=told.get("email", ""),
            phone=told.get("phone", ""),
        )
        try:
            alert = ask_for_return(waits, person=self.request.user)
        except AlertRefused as refusal:
            form.add_error(refusal.field, str(refusal))
            return self.form_invalid(form)
        messages.success(self.request, self.what_follows(alert))
        return redirect(self.product.get_absolute_url())

    @staticmethod
    def what_follows(alert: Any) -> str:
        if alert.user:
            return _("Nous vous dirons quand ce produit sera de retour.")
        words = _("Un message vous attend à %(there)s : confirmez-y votre alerte.")
        return words % {"there": alert.email or show_phone(alert.phone)}


class AlertStepView(PageTitleMixin, TemplateView):  # type: ignore[misc]
    """A page with one button; the alert changes when it is pressed."""

    template_name = "customer/alert_step.html"
    button: Any = ""
    may_cancel = False

    def get_alert(self) -> Any:
        if key := self.kwargs.get("key"):
            return get_object_or_404(ProductAlert, key=key, user=None)
        return get_object_or_404(ProductAlert, pk=self.kwargs["pk"], user=self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        alert = self.get_alert()
        context: dict[str, Any] = super().get_context_data(
            alert=alert,
            button=self.button,
            may_cancel=self.may_cancel and alert.key and alert.can_be_cancelled,
            **kwargs,
        )
        return context

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        alert = self.get_alert()
        messages.success(request, self.change(alert))
        if alert.user:
            return redirect("customer:alerts-list")
        return redirect(alert.product.get_absolute_url())

    def change(self, alert: Any) -> str:
        raise NotImplementedError


class ProductAlertConfirmView(AlertStepView):
    page_title = gettext_lazy("Confirmer votre alerte")
    may_cancel = True
    button = gettext_lazy("Prévenez-moi")

    def change(self, alert: Any) -> str:
        if alert.can_be_confirmed:
            alert.confirm()
        return _("C’est noté : nous vous écrirons quand ce produit sera de retour.")


class ProductAlertCancelView(AlertStepView):
    page_title = gettext_lazy("Supprimer cette alerte ?")
    button = gettext_lazy("Supprimer l’alerte")

    def change(self, alert: Any) -> str:
        if alert.can_be_cancelled:
            alert.cancel()
        return _("Alerte supprimée.")
