"""Where a store is: quartier, commune, landmark, and the point that a phone or a pin gives."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from logistics.geo.models import Place
from logistics.geo.points import Point
from shop.address.place_fields import PlaceFields, point_of, precision_of


@dataclass(frozen=True)
class Where:
    """What a store's address is made of."""

    quartier: str
    landmark: str
    commune: str
    place: Place | None = None
    point: Point | None = None
    precision: str = ""


class PlaceForm(PlaceFields):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["line2"].error_messages["required"] = _(
            "Indiquez un point de repère : sans lui, le client ne vous trouve pas."
        )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        self.forgive_position()
        self.find_place(cleaned)
        return cleaned

    @property
    def where(self) -> Where:
        """A pin or a phone's position counts; else the middle of the quartier does."""
        place = self.resolved.place
        point = point_of(self.cleaned_data)
        precision = precision_of(self.cleaned_data.get("accuracy")) if point else ""
        if not precision:
            known = next((p for p in [place, *place.line] if p.point), None) if place else None
            point = known.point if known else None
            precision = str(known.precision) if known else ""
        return Where(
            quartier=self.cleaned_data["line1"],
            landmark=self.cleaned_data["line2"],
            commune=self.cleaned_data["line4"][:80],
            place=place,
            point=point,
            precision=precision,
        )
