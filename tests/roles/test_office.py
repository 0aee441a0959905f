"""Each address of the back office × each role: who may open it, who may send to it, nobody else."""

import pytest
from django.test import Client

from tests.crawl.names import fill
from tests.roles import office_rows
from tests.roles.market import Market, clients, undone
from tests.roles.office import ROLES, Row, addresses, outcome
from tests.roles.table import gathered

TABLE: dict[str, Row] = gathered(office_rows)
ROUTES = addresses()
Office = tuple[Market, dict[str, Client]]


@pytest.fixture(scope="module")
def office(market: Market) -> Office:
    return market, clients(market.people)


def test_every_address_of_our_rooms_stands_in_the_table() -> None:
    assert ROUTES.keys() - TABLE.keys() == set(), "say in tests/roles/office_rows/ who may open it"
    assert TABLE.keys() - ROUTES.keys() == set()


def test_wagtails_own_pages_are_left_to_wagtail() -> None:
    """The rule goes by the view and by what it works on, and finds what stands in our rooms."""
    assert {"office_stores", "wagtailsnippets_geo_place:list", "wagtailusers_users:edit"} <= set(
        ROUTES
    )
    assert not {"wagtailadmin_home", "wagtailimages:index", "wagtailusers_groups:index"} & set(
        ROUTES
    )


def asked(client: Client, role: str, address: str, *, sends: bool) -> str:
    with undone():
        return outcome(role, client.post(address, {}) if sends else client.get(address))


def answers(office: Office, row: Row, route: str, *, sends: bool) -> dict[str, str]:
    market, browsers = office
    with undone():
        address = fill(route, row.values(market))
        return {role: asked(browsers[role], role, address, sends=sends) for role in ROLES}


@pytest.mark.parametrize("name", sorted(TABLE))
def test_who_may_open_it_and_send_to_it(name: str, office: Office) -> None:
    row = TABLE[name]
    if not row.only_sent:
        got = answers(office, row, ROUTES[name], sends=False)
        assert got == {role: row.told(role, sends=False) for role in ROLES}, ROUTES[name]
    got = answers(office, row, ROUTES[name], sends=True)
    # A page that is only looked at may say so before it asks who looks.
    wanted = {
        role: told if got[role] != "not asked" or row.only_sent else "not asked"
        for role in ROLES
        for told in [row.told(role, sends=True)]
    }
    assert got == wanted, ROUTES[name]


def test_a_row_that_says_something_else_is_found(office: Office) -> None:
    row = TABLE["office_papers"]
    got = answers(office, row, ROUTES["office_papers"], sends=False)
    assert got["finance"] == "refused"
    assert got["finance"] != Row("finance superuser").told("finance", sends=False)
