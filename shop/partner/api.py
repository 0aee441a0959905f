"""`/api/v1/stores/nearby`: the stores around a point."""

from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from ninja import Field, Query, Router

from accounts.api_auth import anyone
from core.api import BY_PERSON, Out, Strict
from logistics.geo.points import Point
from shop.partner.selectors import FURTHEST_KM, nearest_stores

router = Router(auth=[anyone], throttle=[BY_PERSON], tags=["stores"])


class Asked(Strict):
    lat: Annotated[float, Field(ge=-90, le=90, allow_inf_nan=False)]
    lon: Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)]
    within_km: Annotated[float, Field(gt=0, le=FURTHEST_KM)] = FURTHEST_KM
    limit: Annotated[int, Field(ge=1, le=50)] = 20


class NearStoreOut(Out):
    code: str
    name: str
    commune: str
    distance_km: float = Field(description="As the crow flies.")
    road_km: float = Field(description="About what one drives, by the factor of the zone.")
    precision: Literal["exact", "quartier", "commune", "prefecture", "region"]


class NearStores(Out):
    items: list[NearStoreOut]


@router.get("/stores/nearby", response=NearStores, summary="The stores around a point")
def list_nearby(request: HttpRequest, response: HttpResponse, asked: Query[Asked]) -> Any:
    """Nearest first; a store whose place nobody knows is not among them."""
    found = nearest_stores(
        Point(asked.lat, asked.lon), count=asked.limit, within_km=asked.within_km
    )
    response["Cache-Control"] = "no-store"
    return NearStores(
        items=[
            NearStoreOut(
                code=near.store.code,
                name=near.store.name,
                commune=near.store.commune,
                distance_km=near.km,
                road_km=near.road_km,
                precision=near.address.precision,
            )
            for near in found
        ]
    )
