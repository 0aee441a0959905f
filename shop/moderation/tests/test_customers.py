"""Customers in the back office: who sees them, what is written down, and how they are shut out."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from accounts.models import User
from core.audit import history_of
from core.exports import Export, ask_export
from core.exports.kinds import export_kind
from core.exports.table import TableExport
from shop.moderation.office.customers import customers
from tests import builders

pytestmark = pytest.mark.django_db
LIST = "/admin/customers/"


@pytest.fixture
def keeper(moderator: Any) -> Client:
    client = Client()
    client.force_login(moderator)
    return client


def names(answer: Any) -> list[str]:
    return sorted(person.first_name for person in answer.context["object_list"])


def test_the_list_shows_no_number_and_finds_by_one(
    keeper: Client, kadiatou: User, oumar: User, editor: User
) -> None:
    answer = keeper.get(LIST)
    # Nobody of the team is a customer.
    assert names(answer) == ["Kadiatou", "Oumar"]
    text = answer.content.decode()
    assert "620 00 00" not in text
    assert "620000002" not in text
    assert "kadiatou@" not in text
    assert names(keeper.get(LIST, {"q": "620 00 00 02"})) == ["Kadiatou"]
    assert names(keeper.get(LIST, {"q": "KADIATOU@makiti.test"})) == ["Kadiatou"]
    assert names(keeper.get(LIST, {"q": "oum"})) == ["Oumar"]
    # A piece of a number is not somebody's.
    assert names(keeper.get(LIST, {"q": "620"})) == []
    assert names(keeper.get(LIST, {"bought": "true"})) == []


def test_what_is_seen_of_a_person_is_written_down(
    keeper: Client, kadiatou: User, moderator: User
) -> None:
    address = f"{LIST}{kadiatou.pk}/"
    text = keeper.get(address).content.decode()
    assert "kadiatou@makiti.test" not in text
    assert not history_of(kadiatou).exists()
    text = keeper.post(address).content.decode()
    assert "kadiatou@makiti.test" in text
    entry = history_of(kadiatou).get()
    assert (entry.action, entry.actor, entry.channel) == ("customer.seen", moderator, "admin")


@pytest.mark.parametrize("who", ["editor", "aissatou", "kadiatou"])
def test_others_see_nobody(request: pytest.FixtureRequest, oumar: User, who: str) -> None:
    client = Client()
    client.force_login(request.getfixturevalue(who))
    for address in (LIST, f"{LIST}{oumar.pk}/"):
        for answer in (client.get(address), client.post(address)):
            assert answer.status_code in {302, 403, 405}
            assert "Oumar" not in answer.content.decode()
    assert not history_of(oumar).exists()


def test_the_team_and_who_is_gone_are_no_customers(
    keeper: Client, editor: User, admin: User, oumar: User
) -> None:
    User.objects.filter(pk=oumar.pk).update(erased_at="2026-01-01T00:00Z", is_active=False)
    for person in (editor, admin, oumar):
        assert keeper.post(f"{LIST}{person.pk}/").status_code == 404


def test_the_table_is_for_who_may_see_and_calculates_nothing(
    moderator: User, editor: User, tmp_path: Any
) -> None:
    builders.a_user(email="x@makiti.test", first_name="=1+1")
    kind = export_kind("customers")
    assert isinstance(kind, TableExport)
    assert kind.allows(User.objects.get(pk=moderator.pk))
    assert not kind.allows(User.objects.get(pk=editor.pk))
    with (tmp_path / "x.csv").open("w+b") as file:
        kind.write(file, person=moderator, format="csv", tick=lambda done, total: None)
    assert ",'=1+1," in (tmp_path / "x.csv").read_text("utf-8")
    ask_export(User.objects.get(pk=moderator.pk), kind="customers", format="csv")
    assert history_of(Export.objects.get()).get().action == "export.asked"


def test_the_list_is_one_question(
    keeper: Client, kadiatou: User, django_assert_num_queries: Any
) -> None:
    builders.a_user()
    with django_assert_num_queries(1):
        list(customers())


def test_finance_takes_orders_along_and_sees_no_customers(oumar: User) -> None:
    oumar.groups.add(Group.objects.get(name="Finance"))
    client = Client()
    client.force_login(oumar)
    assert client.get(LIST).status_code in {302, 403}
    assert client.get("/admin/stores/").status_code == 200
    assert User.objects.get(pk=oumar.pk).has_perm("order.view_order")
