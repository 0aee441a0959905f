"""Favourites: Oscar's lists of products, and the stores that somebody keeps."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class FavouriteStore(models.Model):
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="favourite_stores"
    )
    store = models.ForeignKey("partner.Partner", on_delete=models.CASCADE, related_name="kept_by")
    since = models.DateTimeField(_("depuis"), auto_now_add=True)

    class Meta:
        app_label = "wishlists"
        verbose_name = _("boutique favorite")
        verbose_name_plural = _("boutiques favorites")
        constraints = [
            models.UniqueConstraint(fields=["person", "store"], name="favouritestore_once")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} ♥ {self.store_id}"


class PriceTold(models.Model):
    """That somebody was told of a lower price: once a day for each product, whatever runs twice."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    product = models.ForeignKey("catalogue.Product", on_delete=models.CASCADE, related_name="+")
    day = models.DateField(_("jour"))
    price = models.DecimalField(_("prix"), max_digits=12, decimal_places=2)

    class Meta:
        app_label = "wishlists"
        verbose_name = _("baisse annoncée")
        verbose_name_plural = _("baisses annoncées")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "product", "day"], name="pricetold_once_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.product_id} {self.day}"


from oscar.apps.wishlists.models import *  # noqa: E402, F403
