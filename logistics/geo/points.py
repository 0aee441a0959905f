"""A point on the globe, how well it is known, and the columns that keep one."""

import math
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Precision(models.TextChoices):
    """The smallest thing that surely holds the point; nothing but `exact` is shown as a pin."""

    EXACT = "exact", _("exact")
    QUARTIER = "quartier", _("au quartier près")
    COMMUNE = "commune", _("à la commune près")
    PREFECTURE = "prefecture", _("à la préfecture près")
    REGION = "region", _("à la région près")


@dataclass(frozen=True, slots=True)
class Point:
    """Degrees; the longitude is brought into [-180, 180)."""

    latitude: float
    longitude: float

    def __post_init__(self) -> None:
        if not (math.isfinite(self.latitude) and math.isfinite(self.longitude)):
            raise ValueError("a point is two numbers")
        if abs(self.latitude) > 90:
            raise ValueError("a latitude lies between -90 and 90")
        if not -180 <= self.longitude < 180:
            turned = (self.longitude + 180) % 360 - 180
            # Just below a whole turn, the rounding of % gives the turn itself.
            object.__setattr__(self, "longitude", turned if turned < 180 else -180.0)


class PointFields(models.Model):
    """For any model that lies somewhere: `nearest()` finds its rows."""

    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    longitude = models.FloatField(_("longitude"), null=True, blank=True)
    precision = models.CharField(
        _("précision"), max_length=12, choices=Precision.choices, blank=True, default=""
    )

    class Meta:
        abstract = True

    @property
    def point(self) -> Point | None:
        if self.latitude is None or self.longitude is None:
            return None
        return Point(self.latitude, self.longitude)


def point_check(name: str) -> models.CheckConstraint:
    """A point is whole, on the globe and says how well it is known; or there is none."""
    known: dict[str, Any] = {
        "latitude__gte": -90,
        "latitude__lte": 90,
        "longitude__gte": -180,
        "longitude__lte": 180,
        "precision__in": Precision.values,
    }
    none = Q(latitude__isnull=True, longitude__isnull=True, precision="")
    # NOT NULL spelled out: a comparison with NULL would satisfy a check.
    whole = Q(latitude__isnull=False, longitude__isnull=False, **known)
    return models.CheckConstraint(condition=none | whole, name=name)
