"""The people of the demo market: the cast, the owners of the stores, and who shops there."""

from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from django.db import transaction
from django.utils.text import slugify

from accounts.models import User
from core.demo import PASSWORD, Advance, DemoPart, Market, facts, register_demo_part

SHOPPERS_DOMAIN = "clients.makiti.test"


def shopper_email(name: str) -> str:
    return f"{slugify(name)}@{SHOPPERS_DOMAIN}"


def _wanted(market: Market) -> list[User]:
    people = facts("people")
    # One hash for all: a hash costs more than everything else here together.
    password = make_password(PASSWORD)
    users = [
        _person(row, password=password, market=market) for row in people["cast"] + people["owners"]
    ]
    for number, name in enumerate(people["shoppers"]):
        first, _, last = name.rpartition(" ")
        row = {"email": shopper_email(name), "first_name": first, "last_name": last}
        users.append(_person(row, password=password, market=market, joined=20 + 9 * number))
    return users


def _person(row: dict[str, Any], *, password: str, market: Market, joined: int = 430) -> User:
    boss = bool(row.get("superuser"))
    # The account menu shows the way to the office to whoever is staff.
    staff = boss or row["email"] in facts("people")["groups"]
    return User(
        email=row["email"],
        phone=row.get("phone"),
        phone_verified="phone" in row,
        first_name=row["first_name"],
        last_name=row["last_name"],
        password=password,
        is_staff=staff,
        is_superuser=boss,
        date_joined=market.days_ago(joined),
    )


@transaction.atomic
def load_people(market: Market, advance: Advance) -> None:
    wanted = _wanted(market)
    emails = [user.email for user in wanted]
    there = set(User.objects.filter(email__in=emails).values_list("email", flat=True))
    made = User.objects.bulk_create([user for user in wanted if user.email not in there])
    EmailAddress.objects.bulk_create(
        EmailAddress(user=user, email=str(user.email), verified=True, primary=True) for user in made
    )
    for email, group in facts("people")["groups"].items():
        Group.objects.get(name=group).user_set.add(User.objects.get(email=email))
    advance(size(market))


def size(market: Market) -> int:
    people = facts("people")
    return len(people["cast"]) + len(people["owners"]) + len(people["shoppers"])


register_demo_part(DemoPart(name="people", load=load_people, size=size))
