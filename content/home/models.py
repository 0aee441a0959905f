"""The front door: a Wagtail page whose words an editor changes."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from shop.catalogue.selectors import listed_products
from shop.offer.selectors import current_offers

SHOWN = 12
OFFERS_SHOWN = 3


class HomePage(Page):
    headline = models.CharField(_("titre"), max_length=120)
    intro = models.TextField(_("introduction"), blank=True)

    template = "home/home.html"
    max_count_per_parent = 1
    content_panels = [*Page.content_panels, FieldPanel("headline"), FieldPanel("intro")]

    class Meta:
        verbose_name = _("page d’accueil")
        verbose_name_plural = _("pages d’accueil")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        to_buy = listed_products().filter(listed_in_stock=True)
        context["newest"] = to_buy.order_by("-id")[:SHOWN]
        context["best"] = to_buy.filter(listed_score__gt=0).order_by("-listed_score", "-id")[:SHOWN]
        context["offers"] = current_offers()[:OFFERS_SHOWN]
        return context  # type: ignore[no-any-return]
