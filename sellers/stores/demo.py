"""The desks of the demo's stores: who owns them, who works there, when they are open."""

from datetime import time
from typing import Any

from django.db import transaction

from accounts.models import User
from core.demo import Advance, DemoPart, Market, facts, register_demo_part
from sellers.stores.models import Paper, PaperKind, Store
from sellers.stores.opening import Day, as_kept
from sellers.stores.roles import Role
from sellers.stores.services.join_team import join_team
from sellers.stores.states import PaperStatus
from shop.partner.demo.stores import FOLDER
from shop.partner.models import Partner

# Monday to Saturday.
OPENS, CLOSES = time(8, 30), time(18, 30)


@transaction.atomic
def load_desks(market: Market, advance: Advance) -> None:
    for told in facts("stores"):
        _furnish(told)
        advance(1)


def _furnish(told: dict[str, Any]) -> None:
    partner = Partner.objects.get(code=told["code"])
    store, is_new = Store.objects.get_or_create(
        partner=partner,
        defaults={
            "banner": f"{FOLDER}/{told['code']}-banner.jpg",
            "phone": told["phone"],
            "hours": as_kept([Day(day, OPENS, CLOSES) for day in range(6)]),
        },
    )
    if not is_new:
        return
    people = {person.email: person for person in User.objects.filter(partners=partner)}
    join_team(store, person=people[told["owner"]], role=Role.OWNER)
    for email in told["team"]:
        join_team(store, person=people[email], role=Role.MANAGER)
    Paper.objects.bulk_create(
        Paper(store=store, kind=kind, status=PaperStatus.WAIVED) for kind in PaperKind.objects.all()
    )


register_demo_part(
    DemoPart(
        name="desks", load=load_desks, size=lambda market: len(facts("stores")), after=("stores",)
    )
)
