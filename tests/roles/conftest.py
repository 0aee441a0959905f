"""One market for a whole file of questions."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from tests.roles.market import Market


@pytest.fixture(scope="module")
def market(django_db_setup: None, django_db_blocker: Any) -> Iterator[Market]:
    """Built once: one for each of so many addresses would take longer than to ask them."""
    around = transaction.atomic()
    # What insists on being a transaction of its own finds itself in a test.
    around._from_testcase = True
    with django_db_blocker.unblock(), around:
        yield Market()
        transaction.set_rollback(True)
