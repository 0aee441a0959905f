"""Where the demo's shoppers live."""

from django.db import transaction
from oscar.apps.address.models import Country, UserAddress

from accounts.models import User
from core.demo import Advance, DemoPart, Market, facts, register_demo_part


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
            line1=told["line1"],
            line2=told["line2"],
            line3=told["line3"],
            line4=told["line4"],
            phone_number=told["phone"],
            notes=told["notes"],
            is_default_for_shipping=told["default"],
            is_default_for_billing=told["default"],
        )
        if not UserAddress.objects.filter(user=user, hash=address.generate_hash()).exists():
            address.save()
        advance(1)


def size(market: Market) -> int:
    return len(facts("shoppers")["addresses"])


register_demo_part(DemoPart(name="addresses", load=load_addresses, size=size, after=("people",)))
