"""A seller's desk used twice at the same moment: drafts, publishing, imports, a sale in between.

Each guard has a twin with the guard taken out, which must fail: it shows that the race is run.
"""

from typing import Any

import pytest
from django.db import OperationalError

from core.audit import history_of
from core.money import Money
from core.outbox.models import OutboxMessage
from sellers.desk.imports.models import CatalogueImport
from sellers.desk.imports.services import ask_import as asking
from sellers.desk.imports.services.start_import import start_import
from sellers.desk.imports.tests.files import a_csv, a_row, a_stall, sent
from sellers.desk.models import Draft
from sellers.desk.services import save_product as saving
from shop.catalogue.facts import facts_of
from shop.catalogue.stock import Stock
from shop.moderation.changes import Changes
from shop.moderation.models import ChangeSet
from shop.moderation.services import decide_changes as deciding
from shop.moderation.services import propose_changes as proposing
from shop.moderation.services.decide_changes import decide_changes
from shop.moderation.services.propose_changes import propose_changes
from shop.partner.models import StockRecord
from tests.builders import a_category, a_product, a_store, a_user
from tests.races.helpers import at_the_last_step, orders, place
from tests.races.meeting import Meeting, one_writes_at_a_time
from tests.support.together import together

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
NO_LOCKS = "a transaction has the whole database"
BOUGHT = (302, "/fr/checkout/thank-you/")


# One change set: a moderator refuses it while its seller adds to it.


def refused_while_it_grows(moderator: Any, patch: pytest.MonkeyPatch) -> tuple[Any, list[Any]]:
    seller = a_user()
    product = a_product(title="Bazin", store=a_store(team=(seller,)), category=a_category())
    propose_changes(product, by=seller, changes=Changes(title="Bazin riche"))
    asked = ChangeSet.objects.get()
    meeting = Meeting()
    patch.setattr(proposing, "current", meeting.after(proposing.current))
    patch.setattr(deciding.CHANGE, "move", meeting.after(deciding.CHANGE.move))
    work = [
        lambda: decide_changes(asked, by=moderator, approve=False, reason="Non"),
        lambda: propose_changes(product, by=seller, changes=Changes(title="Bazin brodé")),
    ]
    return product, together(2, lambda n: work[n]())


def test_what_is_proposed_while_a_moderator_refuses_is_not_lost(
    moderator: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    product, outcomes = refused_while_it_grows(moderator, monkeypatch)
    assert not [each for each in outcomes if isinstance(each, Exception)], outcomes
    read = ChangeSet.objects.get(status="rejected")
    waits = ChangeSet.objects.filter(product=product, status="open").first()
    # Refused as it was before or after the seller's word, never a word in what is closed.
    assert (read.changes["title"], waits and waits.changes["title"]) in [
        ("Bazin riche", "Bazin brodé"),
        ("Bazin brodé", None),
    ]
    assert read.version == (2 if waits is None else 1)


def test_without_holding_the_product_it_is_written_into_what_is_closed(
    moderator: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    if one_writes_at_a_time():
        pytest.skip(NO_LOCKS)
    monkeypatch.setattr(deciding, "_hold", lambda asked: None)
    refused_while_it_grows(moderator, monkeypatch)
    assert ChangeSet.objects.filter(status="open").count() == 0
    assert ChangeSet.objects.get().changes == {"title": "Bazin brodé"}
    assert ChangeSet.objects.get().status == "rejected"


# A seller saves while somebody buys.


def saved_while_it_is_bought(patch: pytest.MonkeyPatch) -> tuple[Any, list[Any]]:
    seller = a_user()
    product = a_product(title="Pagne", store=a_store(team=(seller,)), category=a_category())
    Draft.objects.create(product=product)
    shopper = at_the_last_step(product, user=a_user())
    facts, meeting = facts_of(product), Meeting()
    # The buyer has the stock, the seller has the product; each wants the other's.
    patch.setattr(StockRecord, "allocate", meeting.after(StockRecord.allocate))
    patch.setattr(saving, "propose_facts", meeting.after(saving.propose_facts))
    entry = saving.Entry(
        facts=facts, pictures=[], stock=Stock(price=Money(60_000), pieces=20, was=10)
    )
    work = [
        lambda: place(shopper),
        lambda: saving.save_product(product, entry=entry, by=seller, mark="1"),
    ]
    return product, together(2, lambda n: work[n]())


def test_a_seller_saves_while_somebody_buys(monkeypatch: pytest.MonkeyPatch) -> None:
    _product, outcomes = saved_while_it_is_bought(monkeypatch)
    row = StockRecord.objects.get()
    assert outcomes[1] is False, outcomes
    assert (int(row.price), row.num_in_stock) == (60_000, 20)
    # A price that went up under the buyer's eyes is shown before it is paid.
    assert (outcomes[0] == BOUGHT) == (orders() == 1)
    assert row.num_allocated in (None, 0) or orders() == 1


def test_without_the_stock_first_they_block_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    if one_writes_at_a_time():
        pytest.skip(NO_LOCKS)
    monkeypatch.setattr(saving, "_hold_stock", lambda product: None)
    _product, outcomes = saved_while_it_is_bought(monkeypatch)
    broken = [each for each in outcomes if isinstance(each, OperationalError)]
    assert ["deadlock detected" in str(each) for each in broken] == [True]


# One table sent twice, one import begun twice.


def one_table_sent_twice(patch: pytest.MonkeyPatch) -> list[Any]:
    store, aissatou = a_stall()
    patch.setattr(asking.private_files, "save", Meeting().after(asking.private_files.save))
    return together(2, lambda _n: sent(store, aissatou, a_csv([a_row("A")])))


def test_a_table_sent_twice_at_once_is_one_import(monkeypatch: pytest.MonkeyPatch) -> None:
    outcomes = one_table_sent_twice(monkeypatch)
    one = CatalogueImport.objects.get()
    assert outcomes == [one, one]
    assert asking.private_files.exists(one.name)
    assert OutboxMessage.objects.filter(task="desk.check_import").count() == 1


def test_without_the_second_look_there_are_two(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "_same", lambda *_args, **_kwargs: None)
    one_table_sent_twice(monkeypatch)
    assert CatalogueImport.objects.count() == 2


def test_an_import_started_twice_at_once_runs_once() -> None:
    store, aissatou = a_stall()
    one = sent(store, aissatou, a_csv([a_row("A")]))
    CatalogueImport.objects.update(status=CatalogueImport.Status.CHECKED)
    read = [CatalogueImport.objects.get(pk=one.pk) for _ in range(5)]
    outcomes = together(5, lambda n: start_import(read[n], by=aissatou))
    assert sorted(outcomes) == [False] * 4 + [True]
    assert OutboxMessage.objects.filter(task="desk.run_import").count() == 1
    assert history_of(one).filter(action="import.started").count() == 1
