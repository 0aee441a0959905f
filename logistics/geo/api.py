"""`/api/v1/geo/…`: places by name, by level and by point; open to anybody."""

from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from ninja import Field, Path, Query, Router

from accounts.api_auth import anyone
from core.api import BY_PERSON, Line, Out, Problem, Strict, left_out, problems
from logistics.geo.locate import locate
from logistics.geo.models import Kind, Place
from logistics.geo.points import Point, Precision
from logistics.geo.search import search_places
from logistics.geo.selectors import find_place, places_now

router = Router(auth=[anyone], throttle=[BY_PERSON], tags=["geo"])
# Guinea changes rarely; a name that an editor adds shows within the hour.
KEPT = "private, max-age=3600"
Latitude = Annotated[float, Field(ge=-90, le=90, allow_inf_nan=False)]
Longitude = Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)]
Code = Annotated[str, Path(pattern=r"^[A-Z0-9_-]+$", max_length=64)]
Kinds = Literal[
    "country", "region", "prefecture", "special_zone", "sub_prefecture", "commune", "quartier"
]


class PointOut(Out):
    latitude: Latitude
    longitude: Longitude
    precision: Literal["exact", "quartier", "commune", "prefecture", "region"] = Field(
        description="The smallest thing that surely holds the point."
    )


class PlaceOut(Out):
    code: str
    kind: Kinds
    name: str
    where: str = Field(description="What it stands in: `Ratoma, Conakry`.")
    parent: str | None
    point: PointOut | None

    @classmethod
    def of(cls, place: Place) -> "PlaceOut":
        point = place.point and PointOut(
            latitude=place.point.latitude,
            longitude=place.point.longitude,
            precision=place.precision,  # type: ignore[arg-type]
        )
        return cls(
            code=place.code,
            kind=place.kind,  # type: ignore[arg-type]
            name=place.name,
            where=place.where,
            parent=place.parent_id,
            point=point,
        )


class Found(PlaceOut):
    distance_km: float | None = Field(description="From `lat` and `lon`, where they are given.")


class FoundList(Out):
    items: list[Found]


class PlaceList(Out):
    items: list[PlaceOut]


class Located(Out):
    place: PlaceOut
    distance_km: float
    precision: Literal["quartier", "commune", "prefecture"] = Field(
        description="What may be said of the point: that it lies in this quartier, or only near it."
    )


class Asked(Strict):
    q: Annotated[Line, Field(min_length=1, max_length=100)]
    kind: Annotated[list[Kinds], Field(max_length=len(Kind))] = []
    lat: Latitude = left_out(description="With `lon`: among equals the nearest comes first.")
    lon: Longitude = left_out()
    limit: Annotated[int, Field(ge=1, le=50)] = 8


class Here(Strict):
    lat: Latitude
    lon: Longitude


@router.get("/geo/search", response=FoundList, summary="Places by name")
def search(request: HttpRequest, response: HttpResponse, asked: Query[Asked]) -> Any:
    """Forgives mistakes and missing accents, knows other names, completes the last word."""
    near = None
    if asked.lat is not None and asked.lon is not None:
        near = Point(asked.lat, asked.lon)
    hits = search_places(asked.q, near=near, kinds=asked.kind, limit=asked.limit)
    response["Cache-Control"] = KEPT
    found = [Found(**PlaceOut.of(hit.place).dict(), distance_km=hit.km) for hit in hits]
    return FoundList(items=found)


@router.get(
    "/geo/reverse", response=Located, summary="The place of a point", openapi_extra=problems(404)
)
def reverse(request: HttpRequest, response: HttpResponse, here: Query[Here]) -> Any:
    """The nearest quartier; up country the nearest commune; 404 far from all of them."""
    located = locate(Point(here.lat, here.lon))
    if located is None:
        raise Problem("not_found")
    response["Cache-Control"] = KEPT
    return Located(
        place=PlaceOut.of(located.place),
        distance_km=located.km,
        precision=Precision(located.precision).value,
    )


@router.get("/geo/places/{code}", response=PlaceOut, summary="One place")
def get_place(request: HttpRequest, response: HttpResponse, code: Code) -> Any:
    response["Cache-Control"] = KEPT
    return PlaceOut.of(_place(code))


@router.get("/geo/places/{code}/children", response=PlaceList, summary="What stands in a place")
def list_children(request: HttpRequest, response: HttpResponse, code: Code) -> Any:
    """`GN` gives the regions; then on to prefectures, communes and quartiers."""
    _place(code)
    children = places_now().with_parents().filter(parent=code).order_by("name", "code")
    response["Cache-Control"] = KEPT
    return PlaceList(items=[PlaceOut.of(place) for place in children])


def _place(code: str) -> Place:
    place = find_place(code)
    if place is None:
        raise Problem("not_found")
    return place
