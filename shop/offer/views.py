"""What is on offer, and on which products."""

from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from shop.catalogue.pages import page_of
from shop.offer.models import Range
from shop.offer.selectors import current_offers, products_of_offer, products_of_range


class OfferListView(TemplateView):
    template_name = "offer/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(offers=list(current_offers()), **kwargs)


class OfferDetailView(TemplateView):
    template_name = "offer/detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        offer = get_object_or_404(current_offers(), slug=self.kwargs["slug"])
        number = self.request.GET.get("page")
        return super().get_context_data(
            offer=offer,
            here=offer.name,
            trail=[{"label": _("Promotions"), "url": reverse("offer:list")}],
            page=page_of(products_of_offer(offer), number=number),
            **kwargs,
        )


class RangeDetailView(TemplateView):
    template_name = "offer/range.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.range = Range.objects.filter(slug=kwargs["slug"], is_public=True).first()
        if self.range is None:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        number = self.request.GET.get("page")
        return super().get_context_data(
            range=self.range,
            here=self.range.name,
            trail=[{"label": _("Tous les produits"), "url": reverse("catalogue:index")}],
            page=page_of(products_of_range(self.range), number=number),
            **kwargs,
        )
