"""Each address of the desk × each role: who may open it, who may send to it, and nobody else.

A stranger finds no more than at an address that does not exist, and changes nothing by trying.
"""

from typing import Any

import pytest
from django.core import serializers
from django.db import transaction
from django.test import Client
from django.urls import reverse

from accounts.models import User
from sellers.stores.models import Membership, Store
from sellers.stores.roles import Role
from sellers.stores.services.join_team import join_team
from shop.partner.models import Partner, StockRecord
from tests import builders
from tests.crawl.names import all_patterns
from tests.roles.table import ROLES, Row, table

pytestmark = pytest.mark.django_db
TABLE = table()


@pytest.fixture
def store(her_store: Any) -> Store:
    return Store.objects.select_related("partner").get(partner=her_store)


@pytest.fixture
def cast(
    store: Store,
    other_store: Partner,
    aissatou: User,
    mamadou: User,
    fatou: User,
    kadiatou: User,
    oumar: User,
) -> dict[str, User | None]:
    clerk = builders.a_user(email="binta@makiti.test", first_name="Binta")
    join_team(store, person=clerk, role=Role.CLERK)
    join_team(store, person=oumar, role=Role.MANAGER)
    Membership.objects.filter(person=oumar).delete()
    store.partner.users.remove(oumar)
    builders.a_product(title="Bazin riche", store=store.partner)
    return {
        "owner": aissatou,
        "manager": mamadou,
        "clerk": clerk,
        "rival": fatou,
        "former": oumar,
        "shopper": kadiatou,
        "nobody": None,
    }


def as_(person: User | None) -> Client:
    client = Client()
    if person is not None:
        client.force_login(person)
    return client


def what_stands(store: Store) -> list[str]:
    """All that the desk of a store could change of it."""
    rows = [
        *Partner.objects.filter(pk=store.partner_id),
        *Store.objects.filter(pk=store.pk),
        *Membership.objects.filter(store=store).order_by("pk"),
        *store.partner.products.order_by("pk"),
        *StockRecord.objects.filter(partner=store.partner).order_by("pk"),
    ]
    # No database promises an order of what is many to many.
    people = sorted(store.partner.users.values_list("pk", flat=True))
    told = serializers.serialize("python", rows)
    return [repr({**row["fields"], "pk": row["pk"], "users": None}) for row in told] + [
        repr(people)
    ]


def test_every_address_below_the_desk_stands_in_the_table() -> None:
    there = {name for name, route in all_patterns() if route.startswith("/fr/seller/")}
    assert there - TABLE.keys() == set(), "say in tests/roles/rows/ who may open it"
    assert TABLE.keys() - there == set()


@pytest.mark.parametrize("name", sorted(TABLE))
def test_who_may_open_it(name: str, store: Store, cast: dict[str, Any]) -> None:
    row = TABLE[name]
    address = reverse(name, kwargs=row.values(store))
    answers = {role: as_(cast[role]).get(address) for role in ROLES}
    got = {role: answer.status_code for role, answer in answers.items()}
    assert got == {role: getattr(row, role) for role in ROLES}, address
    if got["nobody"] == 302:
        assert "/account/login/" in answers["nobody"]["Location"]


@pytest.mark.parametrize("name", sorted(TABLE))
def test_who_may_not_send_to_it(name: str, store: Store, cast: dict[str, Any]) -> None:
    row = TABLE[name]
    address = reverse(name, kwargs=row.values(store))
    before = what_stands(store)
    for role in filter(row.refuses, ROLES):
        answer = as_(cast[role]).post(address, {})
        # A page that is only looked at may say so before it asks who looks.
        assert answer.status_code in {row.refuses(role), 405}, (role, address)
        assert what_stands(store) == before, role


@pytest.mark.parametrize("name", sorted(TABLE))
def test_who_may_send_to_it(name: str, store: Store, cast: dict[str, Any]) -> None:
    row = TABLE[name]
    address = reverse(name, kwargs=row.values(store))
    for role in (role for role in ROLES if not row.refuses(role)):
        # What one of them does is undone for the next.
        sent = transaction.savepoint()
        answer = as_(cast[role]).post(address, {})
        assert answer.status_code in {200, 302, 400, 405, 422}, (role, address)
        transaction.savepoint_rollback(sent)


@pytest.mark.parametrize("role", ["owner", "rival"])
def test_a_store_that_is_not_there_is_a_strangers(
    role: str, store: Store, cast: dict[str, Any]
) -> None:
    for name, row in TABLE.items():
        values = row.values(store)
        if "slug" in values:
            address = reverse(name, kwargs=values | {"slug": "no-such-store"})
            assert as_(cast[role]).get(address).status_code in {404, 405}, address


def test_a_row_that_says_something_else_is_found(store: Store, cast: dict[str, Any]) -> None:
    wrong = Row(rival=200)
    address = reverse("seller:desk", kwargs=wrong.values(store))
    assert as_(cast["rival"]).get(address).status_code != wrong.rival
