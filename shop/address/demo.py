"""Where the demo's shoppers live."""

from django.db import transaction

from accounts.models import User
from core.demo import Advance, DemoPart, Market, facts, register_demo_part
from logistics.geo.resolve import resolve_place
from shop.address.fields import open_spot
from shop.address.models import Country, UserAddress


def guinea() -> Country:
    return Country.objects.get(iso_3166_1_a2="GN")


@transaction.atomic
def load_addresses(market: Market, advance: Advance) -> None:
    country = guinea()
    for told in facts("shoppers")["addresses"]:
        user = User.objects.get(email=told["email"])
        address = UserAddress(
            user=user,
            country=country,
            first_name=told["first_name"],
            last_name=told["last_name"],
            label=told["label"],
            line1=told["quartier"],
            line2=told["landmark"],
            line4=told["commune"],
            place=resolve_place(told["quartier"], around=told["commune"]).place,
            phone_number=told["phone"],
            notes=told["notes"],
            is_default_for_shipping=told["default"],
            is_default_for_billing=told["default"],
        )
        if not UserAddress.objects.filter(user=user, hash=address.generate_hash()).exists():
            open_spot(address)
            address.save()
        advance(1)


def size(market: Market) -> int:
    return len(facts("shoppers")["addresses"])


register_demo_part(
    DemoPart(name="addresses", load=load_addresses, size=size, after=("people", "places"))
)
