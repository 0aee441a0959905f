"""Each operation of the API × who asks: what is another's is not there, whatever is sent."""

import pytest

from accounts.services.open_family import open_family
from tests.roles import api_rows
from tests.roles.api import ROLES, Row, operations, outcome
from tests.roles.market import Market, undone
from tests.roles.table import gathered
from tests.support.api import START, Api

TABLE: dict[str, Row] = gathered(api_rows)
OPERATIONS = operations()


@pytest.fixture(scope="module")
def programs(market: Market) -> dict[str, Api]:
    """One of each, signed in."""
    found = {role: Api() for role in ROLES}
    for role in ROLES[1:]:
        found[role].token = open_family(market.people[role]).access
    return found


def test_every_operation_stands_in_the_table() -> None:
    assert OPERATIONS.keys() - TABLE.keys() == set(), "say in tests/roles/api_rows/ whom it answers"
    assert TABLE.keys() - OPERATIONS.keys() == set()


def answered(row: Row, name: str, *, market: Market, program: Api) -> str:
    method, route = OPERATIONS[name]
    with undone():
        asked = row.asks(market)
        path = route.removeprefix(START).format(**asked.path)
        if asked.form is not None:
            return outcome(program.send(path, asked.form))
        return outcome(program.call(method, path, asked.body, **asked.query))


@pytest.mark.parametrize("name", sorted(TABLE))
def test_whom_it_answers(name: str, market: Market, programs: dict[str, Api]) -> None:
    row = TABLE[name]
    got = {role: answered(row, name, market=market, program=programs[role]) for role in ROLES}
    assert got == {role: row.told(role) for role in ROLES}, OPERATIONS[name]


def test_a_row_that_says_something_else_is_found(market: Market, programs: dict[str, Api]) -> None:
    row = TABLE["get_conversation"]
    got = answered(row, "get_conversation", market=market, program=programs["rival"])
    assert got == "not there"
    assert got != Row("rival").told("rival")
