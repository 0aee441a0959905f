"""What an address of ours has beside Oscar's columns; the book, orders and stores share it."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.uploads.storages import private_files
from logistics.geo.points import Point, PointFields, Precision


def private_storage() -> Any:
    return private_files


class PlacedAddress(PointFields):
    """`line1` keeps the quartier as it was written, `line2` the landmark, `line4` the commune."""

    place = models.ForeignKey(
        "geo.Place",
        verbose_name=_("lieu"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    label = models.CharField(_("nom de l’adresse"), max_length=40, blank=True, default="")
    # E.164, as core.phone reads it.
    second_phone = models.CharField(_("autre téléphone"), max_length=16, blank=True, default="")
    # The same door in the book and in every order from it: what couriers find out stays.
    spot = models.ForeignKey(
        "geo.Spot",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    gate_photo = models.FileField(
        _("photo du portail"), storage=private_storage, upload_to="gates/", blank=True, default=""
    )
    voice_note = models.FileField(
        _("chemin expliqué de vive voix"),
        storage=private_storage,
        upload_to="voices/",
        blank=True,
        default="",
    )

    class Meta:
        abstract = True

    @property
    def best_point(self) -> tuple[Point, str] | None:
        """What couriers learned, or what was shared, or the middle of the quartier; how well."""
        for known in (self.spot, self, self.place):
            if known is not None and known.point is not None:
                return known.point, str(known.precision)
        return None

    @property
    def pin(self) -> Point | None:
        """Only what is exact is shown as a pin."""
        best = self.best_point
        return best[0] if best and best[1] == Precision.EXACT else None
