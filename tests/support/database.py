"""Each worker's own copy of a migrated template, and a fresh one after whoever wrote to it."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connections
from django.test import TransactionTestCase

from tests.support.postgres import PostgresCopy
from tests.support.sqlite import SqliteCopy

Copy = SqliteCopy | PostgresCopy
ASKS = {"db", "transactional_db", "django_db_setup"}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--database-alone",
        action="store_true",
        help="leave out what asks no database: it was proven once, on the other one",
    )


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("database_alone"):
        return
    config.hook.pytest_deselected(items=[item for item in items if not _asks_a_database(item)])
    items[:] = [item for item in items if _asks_a_database(item)]


def _asks_a_database(item: pytest.Item) -> bool:
    if item.get_closest_marker("django_db"):
        return True
    return not ASKS.isdisjoint(getattr(item, "fixturenames", ()))


def _copy(*, worker: str, current: dict[str, Any]) -> Copy:
    if current["ENGINE"].endswith("sqlite3"):
        return SqliteCopy(worker=worker)
    return PostgresCopy(worker=worker, server=current)


@pytest.fixture(scope="session")
def worker_name(request: pytest.FixtureRequest) -> str:
    """`main`, or `gw0`, `gw1`… under xdist."""
    return str(getattr(request.config, "workerinput", {}).get("workerid", "main"))


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_blocker: Any, worker_name: str
) -> Iterator[None]:
    current = connections.settings["default"]
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        connections.close_all()
        copy = _copy(worker=worker_name, current=current)
        current.update(copy.settings(current))
        copy.restore()

        def restore(case: TransactionTestCase) -> None:
            # Django would empty every table, and with them go Wagtail's root page, the sites,
            # the languages and the guards that a migration laid.
            connections.close_all()
            copy.restore()

        patch.setattr(TransactionTestCase, "_fixture_teardown", restore)
        yield
        connections.close_all()
        copy.drop()
