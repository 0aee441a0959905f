"""One product in two hands at the same moment: published once, and nobody's words are lost.

Each guard has a twin with the guard taken out, which must fail: it shows that the race is run.
"""

from typing import Any

import pytest
from django.test import Client

from core.audit import history_of
from sellers.desk.models import Draft
from sellers.desk.services import keep_draft as keeping
from sellers.desk.tests.conftest import Page, as_, fill, the
from tests.support.together import together

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
MANY = 4


def all_send(page: Page, clients: list[Client], **typed: Any) -> list[int]:
    sent = {**page.fields, **typed}
    answers = together(
        len(clients),
        lambda n: clients[n].post(
            page.address, {k: v[n] if isinstance(v, list) else v for k, v in sent.items()}
        ),
    )
    assert not [each for each in answers if isinstance(each, Exception)], answers
    return sorted(answer.status_code for answer in answers)


def test_taps_on_publish_publish_once(sheet: Page, women: Any, clothes: Any, aissatou: Any) -> None:
    fill(sheet, women, clothes)
    taps = [as_(aissatou) for _ in range(MANY)]
    assert all_send(sheet, taps, action="publish") == [302] * MANY
    product = the(sheet)
    steps = history_of(product).values_list("action", flat=True)
    assert list(steps).count("product.pending") == 1
    assert product.standing == "pending"
    row = product.stockrecords.get()
    assert (int(row.price), row.num_in_stock) == (150_000, 4)


def two_save(sheet: Page, aissatou: Any, mamadou: Any) -> list[int]:
    """Each from a page of their own, opened when both read the same."""
    hands, titles = ["a" * 32, "b" * 32], ["Robe", "Pagne"]
    return all_send(sheet, [as_(aissatou), as_(mamadou)], action="save", hand=hands, title=titles)


def test_of_two_who_save_at_once_one_is_told(sheet: Page, aissatou: Any, mamadou: Any) -> None:
    statuses = two_save(sheet, aissatou, mamadou)
    assert statuses[1] == 409
    assert Draft.objects.get().version == 1


def test_without_the_compare_one_writes_over_the_other(
    sheet: Page, aissatou: Any, mamadou: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "_seen_by", lambda hand: keeping.Q())
    assert 409 not in two_save(sheet, aissatou, mamadou)
    assert Draft.objects.get().version == 2
