"""Whose products, by whom, how many at once; a job that is killed and goes on."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from core.outbox import drain
from sellers.desk.bulk import jobs
from sellers.desk.bulk.models import BulkChange, BulkItem
from sellers.desk.bulk.services import pick_products as picking
from sellers.desk.bulk.services import start_bulk as starting
from sellers.desk.bulk.services import undo_bulk as undoing
from sellers.desk.bulk.services.forget_bulk import forget_bulk
from sellers.desk.bulk.tests.hands import (
    address,
    applied,
    outcomes,
    picked,
    prepared,
    price_of,
    record_of,
    signed_in,
    undone,
)
from sellers.desk.bulk.verbs import DOING
from sellers.stores.models import Store
from sellers.stores.roles import Role
from sellers.stores.services.join_team import join_team
from shop.catalogue.models import Product
from tests.builders import a_product, a_user
from tests.stalls import written

pytestmark = pytest.mark.django_db
UP = {"verb": "price", "sign": "up", "amount": "10", "way": "percent"}


@pytest.fixture
def client(aissatou: Any, her_store: Any) -> Any:
    return signed_in(aissatou)


@pytest.fixture
def goods(her_store: Any) -> list[Product]:
    return [a_product(title=f"Pagne {n}", price=10_000, store=her_store) for n in range(5)]


@pytest.fixture
def clerk(her_store: Any) -> Any:
    person = a_user()
    join_team(Store.objects.get(partner=her_store), person=person, role=Role.CLERK)
    return signed_in(person)


def prices(goods: list[Product]) -> list[int]:
    return [price_of(product) for product in goods]


def test_a_rivals_products_are_not_there(client: Any, goods: Any, other_store: Any) -> None:
    hers = a_product(title="À Fatou", price=9_000, store=other_store)
    change = picked(client, goods[0], hers)
    assert change.picked == [goods[0].pk]
    posted = {"pick": ["x", "²", "-1", "9" * 30, str(2**63), str(hers.pk)]}
    answer = client.post(address("bulk_pick"), posted, follow=True)
    assert "Cochez d’abord un produit." in answer.content.decode()
    assert BulkChange.objects.count() == 1


def test_a_product_that_left_the_store_is_left(client: Any, goods: Any, other_store: Any) -> None:
    change = prepared(client, *goods[:2], verb="archive")
    Product.objects.filter(pk=goods[0].pk).update(store=other_store)
    applied(client, change)
    assert outcomes(change) == [("refused", "gone"), ("done", "")]


def test_all_that_match_the_filter(client: Any, goods: Any, her_store: Any) -> None:
    a_product(title="Batterie", store=her_store)
    answer = client.post(address("bulk_pick"), {"all": "1", "q": "pagne"})
    assert answer.status_code == 302
    assert BulkChange.objects.get().picked == [product.pk for product in goods]


def test_too_many_are_refused_and_the_filter_stays(
    client: Any, goods: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picking, "MOST", 4)
    answer = client.post(address("bulk_pick"), {"all": "1", "q": "pagne"}, follow=True)
    assert answer.redirect_chain == [("/fr/seller/boutique-aissatou/products/?q=pagne", 302)]
    assert "filtrez d’abord" in answer.content.decode()
    assert not BulkChange.objects.exists()


def test_a_clerk_changes_shelves_and_no_prices(clerk: Any, client: Any, goods: Any) -> None:
    change = picked(clerk, *goods)
    page = clerk.get(address("bulk", change)).content.decode()
    assert ("Archiver" in page, "Monter ou baisser les prix" in page) == (True, False)
    assert clerk.post(address("bulk_prepare", change), UP).status_code == 403
    of_prices = prepared(client, *goods, **UP)
    assert "Appliquer" not in clerk.get(address("bulk", of_prices)).content.decode()
    assert clerk.post(address("bulk_apply", of_prices), {"seen": 1}).status_code == 403
    applied(client, of_prices)
    assert clerk.post(address("bulk_undo", of_prices)).status_code == 403
    assert prices(goods) == [11_000] * 5
    applied(clerk, prepared(clerk, *goods, verb="archive"))
    assert set(Product.objects.values_list("standing", flat=True)) == {"archived"}


def test_only_the_preview_that_was_seen_is_done(client: Any, goods: Any) -> None:
    change = prepared(client, *goods, **UP)
    seen = change.version
    # The same change in another tab.
    client.post(address("bulk_prepare", change), {**UP, "sign": "down", "amount": "50"})
    answer = client.post(address("bulk_apply", change), {"seen": seen}, follow=True)
    assert "L’aperçu a changé." in answer.content.decode()
    assert prices(goods) == [10_000] * 5
    for nonsense in ("", "x", "²", "-1", "9" * 40):
        client.post(address("bulk_apply", change), {"seen": nonsense})
    assert prices(goods) == [10_000] * 5


def test_what_was_done_is_not_described_anew(client: Any, goods: Any) -> None:
    change = applied(client, prepared(client, *goods, **UP))
    answer = client.post(address("bulk_prepare", change), UP, follow=True)
    assert "déjà fait" in answer.content.decode()
    assert (BulkItem.objects.filter(outcome="done").count(), prices(goods)) == (5, [11_000] * 5)


def broken_at(patch: pytest.MonkeyPatch, doing: Any, name: str, *, call: int) -> None:
    """The worker dies at that batch."""
    real, calls = getattr(doing, name), []

    def dies(*args: Any, **kwargs: Any) -> Any:
        calls.append(1)
        done = real(*args, **kwargs)
        if len(calls) == call:
            raise RuntimeError("killed")
        return done

    patch.setattr(doing, name, dies)


def run(change: BulkChange, *, verb: str = "run") -> None:
    later = {"run": jobs.run_bulk_later, "undo": jobs.undo_bulk_later}[verb]
    later(key=str(uuid4()), pk=change.pk)
    change.refresh_from_db()


def test_a_job_that_is_killed_goes_on_and_doubles_nothing(
    client: Any, goods: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    pieces: Any = DOING["stock"]
    monkeypatch.setattr(starting, "AT_ONCE", 2)
    monkeypatch.setattr(undoing, "AT_ONCE", 2)
    monkeypatch.setattr(pieces, "batch", 2, raising=False)
    change = applied(client, prepared(client, *goods, verb="stock", way="add", amount="5"))
    assert (change.status, change.total) == ("running", 5)
    assert "hx-trigger" in client.get(address("bulk", change)).content.decode()
    with monkeypatch.context() as patch:
        broken_at(patch, pieces, "apply", call=2)
        with pytest.raises(RuntimeError):
            run(change)
    change.refresh_from_db()
    assert (change.status, change.done) == ("running", 2)
    assert [record_of(product).num_in_stock for product in goods] == [15, 15, 10, 10, 10]
    run(change)
    assert (change.status, change.done) == ("done", 5)
    run(change)
    assert [record_of(product).num_in_stock for product in goods] == [15] * 5
    undone(client, change)
    with monkeypatch.context() as patch:
        broken_at(patch, pieces, "undo", call=3)
        with pytest.raises(RuntimeError):
            run(change, verb="undo")
    assert [record_of(product).num_in_stock for product in goods] == [15, 10, 10, 10, 10]
    run(change, verb="undo")
    assert [record_of(product).num_in_stock for product in goods] == [10] * 5
    assert change.status == "undone"


def test_many_are_a_job_of_the_outbox(
    client: Any, goods: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(starting, "AT_ONCE", 2)
    change = applied(client, prepared(client, *goods, **UP))
    drain()
    change.refresh_from_db()
    assert (change.status, prices(goods)) == ("done", [11_000] * 5)


def test_who_left_the_team_changes_nothing_any_more(
    client: Any, aissatou: Any, goods: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(starting, "AT_ONCE", 2)
    change = applied(client, prepared(client, *goods, **UP))
    Store.objects.get(partner__code="boutique-aissatou").memberships.filter(
        person=aissatou
    ).delete()
    run(change)
    assert (change.status, prices(goods)) == ("failed", [10_000] * 5)


def test_looking_writes_nothing_and_costs_the_same(
    client: Any, goods: Any, her_store: Any, queries_of: Any
) -> None:
    change = prepared(client, goods[0], **UP)
    queries_of(client, address("bulk", change))
    few = queries_of(client, address("bulk", change))
    more = [a_product(title=f"Autre {n}", store=her_store) for n in range(20)]
    larger = prepared(client, *goods, *more, **UP)
    many = queries_of(client, address("bulk", larger))
    assert len(many) == len(few) <= 12, "\n".join(many)
    assert not written(many)
    assert not written(queries_of(client, address("bulks")))


def test_what_is_old_is_forgotten(client: Any, goods: Any) -> None:
    done = applied(client, prepared(client, goods[0], **UP))
    fresh = prepared(client, goods[1], **UP)
    unused = prepared(client, goods[2], **UP)
    BulkChange.objects.filter(pk__in=[done.pk, unused.pk]).update(
        asked_at=timezone.now() - timedelta(days=2)
    )
    assert forget_bulk() == 1
    assert set(BulkChange.objects.values_list("pk", flat=True)) == {done.pk, fresh.pk}
    BulkChange.objects.update(asked_at=timezone.now() - timedelta(days=31))
    assert forget_bulk() == 2
    assert price_of(goods[0]) == 11_000


def test_past_changes_are_listed_with_what_they_did(client: Any, goods: Any) -> None:
    assert "Rien n’a encore été changé en lot" in client.get(address("bulks")).content.decode()
    applied(client, prepared(client, *goods, verb="stock", way="take", amount="3"))
    prepared(client, *goods, **UP)
    page = client.get(address("bulks")).content.decode()
    assert "Stock : \u22123" in page.replace("\u00a0", " ")
    assert ("peut être annulé" in page, "Prix" in page) == (True, False)
