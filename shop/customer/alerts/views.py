"""'Tell me when it is back': links in letters show a page, a button does it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from oscar.apps.customer.alerts import views
from oscar.core.loading import get_class, get_model

ProductAlert = get_model("customer", "ProductAlert")
PageTitleMixin = get_class("customer.mixins", "PageTitleMixin")


class ProductAlertListView(views.ProductAlertListView):  # type: ignore[misc]
    template_name = "customer/alert_list.html"
    page_title = gettext_lazy("Mes alertes")

    def get_queryset(self) -> Any:
        waiting = (ProductAlert.ACTIVE, ProductAlert.UNCONFIRMED)
        return ProductAlert.objects.filter(
            user=self.request.user, status__in=waiting
        ).select_related("product")


class ProductAlertCreateView(views.ProductAlertCreateView):  # type: ignore[misc]
    template_name = "customer/alert_form.html"

    def get_success_url(self) -> str:
        alert = self.object
        if alert.user:
            words = _("Nous vous dirons quand ce produit sera de retour.")
        else:
            words = _("Un message vous attend à %(email)s : confirmez-y votre alerte.") % {
                "email": alert.email
            }
        messages.success(self.request, words)
        return str(alert.product.get_absolute_url())


class AlertStepView(PageTitleMixin, TemplateView):  # type: ignore[misc]
    """A page with one button; the alert changes when it is pressed."""

    template_name = "customer/alert_step.html"
    button: Any = ""

    def get_alert(self) -> Any:
        if "key" in self.kwargs:
            return get_object_or_404(ProductAlert, key=self.kwargs["key"], user=None)
        return get_object_or_404(ProductAlert, pk=self.kwargs["pk"], user=self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(
            alert=self.get_alert(), button=self.button, **kwargs
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
