"""Eight stores, each with its people, its address and its sign."""

from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from PIL import Image

from accounts.models import User
from core.demo import Advance, Market, facts
from logistics.geo.resolve import resolve_place
from shop.address.demo import guinea
from shop.partner.demo.signboards import Signboard, draw_banner, draw_logo
from shop.partner.models import Partner, PartnerAddress

FOLDER = "stores/demo"


def _signboard(told: dict[str, Any]) -> Signboard:
    main, second, accent = (facts("colours")[name] for name in told["colours"])
    return Signboard(
        main=main,
        second=second,
        accent=accent,
        pattern=told["pattern"],
        things=tuple(told["things"]),
    )


def _keep(name: str, sheet: Image.Image) -> None:
    out = BytesIO()
    sheet.save(out, "JPEG", quality=86, subsampling=0)
    default_storage.save(name, ContentFile(out.getvalue()))


def _draw(told: dict[str, Any]) -> str:
    """Draw what is missing of a store's pictures; returns the name of its logo."""
    board = _signboard(told)
    logo, banner = f"{FOLDER}/{told['code']}.jpg", f"{FOLDER}/{told['code']}-banner.jpg"
    if not default_storage.exists(logo):
        _keep(logo, draw_logo(board))
    if not default_storage.exists(banner):
        _keep(banner, draw_banner(board))
    return logo


def _open(told: dict[str, Any], *, logo: str) -> None:
    store, is_new = Partner.objects.get_or_create(
        code=told["code"],
        defaults={
            "name": told["name"],
            "commune": told["commune"],
            "description": told["description"],
            "logo": logo,
        },
    )
    if not is_new:
        return
    store.users.set(User.objects.filter(email__in=[told["owner"], *told["team"]]))
    place = resolve_place(told["quartier"], around=told["commune"]).place
    known = next(above for above in [place, *place.line] if above.point) if place else None
    PartnerAddress.objects.create(
        partner=store,
        country=guinea(),
        line1=told["quartier"],
        line2=told["line"],
        line4=told["commune"],
        place=place,
        latitude=known.latitude if known else None,
        longitude=known.longitude if known else None,
        precision=known.precision if known else "",
    )


@transaction.atomic
def load_stores(market: Market, advance: Advance) -> None:
    for told in facts("stores"):
        _open(told, logo=_draw(told))
        advance(1)


def size(market: Market) -> int:
    return len(facts("stores"))
