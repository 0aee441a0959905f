"""Reading from a copy of the database, proved with two real ones whose rows differ."""

import sqlite3
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import OperationalError, connections, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from core import replica as replicas
from core.replica import Reading, ReplicaRouter, reading
from tests import builders
from tests.support.database import _copy
from tests.support.postgres import PostgresCopy, _run
from tests.support.servers import a_free_port

TRUTH, LAGGING = "Bazin de la vérité", "Bazin de la copie"
Product = apps.get_model("catalogue.Product")
StockRecord = apps.get_model("partner.StockRecord")


pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "replica"])


@pytest.fixture(scope="module", autouse=True)
def twin(django_db_setup: None, worker_name: str) -> Iterator[Any]:
    """A place for the copy, known before a test says which databases it uses."""
    current = connections.settings["default"]
    found = _copy(worker=f"{worker_name}_twin", current=current)
    connections.settings["replica"] = {**current, **found.settings(current)}
    yield found
    del connections["replica"], connections.settings["replica"]
    found.drop()


@pytest.fixture
def product() -> Any:
    return builders.a_product(title=TRUTH)


@pytest.fixture
def replica(twin: Any, product: Any, settings: Any) -> Iterator[Any]:
    """The second database, with the same rows but for a title and a number in stock."""
    connections.close_all()
    copy_rows(twin, connections.settings["default"])
    settings.DATABASE_ROUTERS = ["core.replica.ReplicaRouter"]
    Product.objects.using("replica").update(title=LAGGING)
    StockRecord.objects.using("replica").update(num_in_stock=777)
    kept = dict(connections["replica"].settings_dict)
    yield connections["replica"]
    connections["replica"].close()
    connections["replica"].settings_dict.update(kept)


def copy_rows(twin: Any, current: dict[str, Any]) -> None:
    if isinstance(twin, PostgresCopy):
        with twin._admin() as admin:
            _run(admin, "DROP DATABASE IF EXISTS {} WITH (FORCE)", twin.name)
            _run(admin, "CREATE DATABASE {} TEMPLATE {}", twin.name, current["NAME"])
        return
    source, target = sqlite3.connect(current["NAME"]), sqlite3.connect(twin.path)
    source.backup(target)
    source.close()
    target.close()


@pytest.fixture
def page_being_read(replica: Any) -> Iterator[Reading]:
    now = Reading(from_replica=True)
    token = reading.set(now)
    yield now
    reading.reset(token)


def title_on_page(client: Client, **extra: Any) -> str:
    body = client.get("/fr/shop/", **extra).content.decode()
    (found,) = [title for title in (TRUTH, LAGGING) if title in body]
    return found


def test_a_visitor_reads_from_the_copy(replica: Any, client: Client) -> None:
    assert title_on_page(client) == LAGGING
    assert Product.objects.get().title == TRUTH


def test_whoever_wrote_reads_the_truth_for_five_seconds(replica: Any, client: Client) -> None:
    answer = client.post("/i18n/setlang/", {"language": "fr"})
    cookie = answer.cookies["makiti_wrote"]
    assert (cookie["max-age"], cookie["httponly"], cookie["samesite"]) == (5, True, "Lax")
    assert title_on_page(client) == TRUTH
    # Another process knows it just as well: all it needs came with the request.
    elsewhere = Client()
    elsewhere.cookies["makiti_wrote"] = cookie.value
    assert title_on_page(elsewhere) == TRUTH
    # Five seconds later the browser has forgotten it.
    del client.cookies["makiti_wrote"]
    assert title_on_page(client) == LAGGING
    assert title_on_page(Client()) == LAGGING


def test_reading_makes_nobody_a_writer(replica: Any, client: Client) -> None:
    assert "makiti_wrote" not in client.get("/fr/shop/").cookies


def test_tokens_and_offices_read_the_truth(replica: Any, client: Client, admin: Any) -> None:
    assert title_on_page(client, headers={"authorization": "Bearer anything"}) == TRUTH
    client.force_login(admin)
    body = client.get("/django-admin/catalogue/product/").content.decode()
    assert TRUTH in body
    assert LAGGING not in body


def test_stock_is_never_read_from_the_copy(page_being_read: Reading, product: Any) -> None:
    shown = Product.objects.prefetch_related("stockrecords").get()
    assert shown.title == LAGGING
    assert [record.num_in_stock != 777 for record in shown.stockrecords.all()] == [True]
    assert StockRecord.objects.get().num_in_stock != 777
    assert StockRecord.objects.filter(num_in_stock=777).count() == 0


def test_only_what_anybody_may_see_is_read_there(page_being_read: Reading) -> None:
    router = ReplicaRouter()
    there = {m._meta.app_label for m in apps.get_models() if router.db_for_read(m) == "replica"}
    assert there == {"catalogue", "reviews", "home", "wagtailcore", "wagtailimages"}
    for label in ("order.Order", "basket.Basket", "partner.StockRecord", "ledger.Posting"):
        assert router.db_for_read(apps.get_model(label)) == "default"


def test_a_page_that_writes_reads_the_truth_from_then_on(page_being_read: Reading) -> None:
    assert Product.objects.get().title == LAGGING
    shown = Product.objects.get()
    shown.title = "Bazin changé"
    shown.save(update_fields=["title"])
    assert page_being_read.wrote
    assert Product.objects.get().title == "Bazin changé"
    assert Product.objects.using("replica").get().title == LAGGING


def test_a_transaction_reads_the_truth(page_being_read: Reading) -> None:
    with transaction.atomic():
        assert Product.objects.get().title == TRUTH
    assert Product.objects.get().title == LAGGING
    with transaction.atomic():
        assert Product.objects.select_for_update().get().title == TRUTH


def test_what_hangs_on_a_row_of_the_truth_is_read_there(page_being_read: Reading) -> None:
    assert StockRecord.objects.get().product.title == TRUTH


def test_jobs_and_commands_read_the_truth(replica: Any) -> None:
    assert reading.get() is None
    assert Product.objects.get().title == TRUTH


def test_the_copy_is_never_migrated(replica: Any) -> None:
    router = ReplicaRouter()
    assert router.allow_migrate("replica", "catalogue") is False
    assert router.allow_migrate("default", "catalogue") is None


def kill(replica: Any) -> None:
    """From now on nobody answers where the copy was."""
    replica.close()
    gone = {"PORT": str(a_free_port())} if is_postgres(replica) else {"NAME": "/nowhere/at.all"}
    replica.settings_dict.update(gone)


def is_postgres(replica: Any) -> bool:
    return bool(replica.vendor == "postgresql")


@pytest.fixture(autouse=True)
def rested(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replicas, "_rests_until", 0.0)


def test_readyz_names_the_copy_and_can_do_without(replica: Any, client: Client) -> None:
    assert client.get("/readyz").json()["parts"]["replica"]["ok"]
    kill(replica)
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["status"]) == (200, "degraded")
    assert not answer.json()["parts"]["replica"]["ok"]


def test_while_the_copy_is_dead_pages_are_read_from_the_truth(
    replica: Any, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert title_on_page(client) == LAGGING
    address = dict(replica.settings_dict)
    kill(replica)
    assert title_on_page(client) == TRUTH
    # It is not asked at every page: what stands there again is found after a rest.
    replica.settings_dict.update(address)
    assert title_on_page(client) == TRUTH
    monkeypatch.setattr(replicas, "_rests_until", 0.0)
    assert title_on_page(client) == LAGGING


def dies_at_query(number: int, replica: Any) -> Any:
    """Ends the connection itself, at the server where there is one, before the nth query."""
    asked = 0

    def wrapper(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal asked
        asked += 1
        if asked == number and is_postgres(replica):
            pid = replica.connection.info.backend_pid
            with connections["default"].cursor() as truth:
                truth.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])
        elif asked == number:
            replica.connection.close()
        return execute(sql, params, many, context)

    return replica.execute_wrapper(wrapper)


@pytest.mark.parametrize("number", [1, 2])
def test_a_copy_that_dies_while_a_page_is_read_shows_nobody_an_error(
    replica: Any, client: Client, number: int
) -> None:
    assert title_on_page(client) == LAGGING
    client.raise_request_exception = False
    with dies_at_query(number, replica):
        assert title_on_page(client) == TRUTH


def test_what_the_copy_fails_is_told_outside_pages(replica: Any) -> None:
    kill(replica)
    with pytest.raises(OperationalError):
        Product.objects.using("replica").get()


# --- Money and stock in the row of a product itself ---------------------------------------
@pytest.fixture
def lagging(replica: Any, product: Any) -> Any:
    """In the copy it costs one franc and is sold out."""
    there = Product.objects.using("replica")
    there.update(listed_price=1, listed_in_stock=False)
    assert list(there.values_list("listed_price", "listed_in_stock")) == [(1, False)]
    return product


def test_a_list_found_in_the_copy_tells_the_true_price(lagging: Any, client: Client) -> None:
    with CaptureQueriesContext(connections["default"]) as primary:
        body = client.get("/fr/shop/").content.decode()
    assert LAGGING in body
    assert "50\xa0000\xa0<wbr>GNF" in body
    assert "Épuisé" not in body
    assert f'formaction="/fr/basket/add/{lagging.pk}/"' in body
    # One question of so many keys, whatever the copy had to look through.
    assert len([one for one in primary if "listed_price" in one["sql"]]) == 1


@pytest.mark.parametrize("sort", ["price", "-price", "rating"])
def test_a_sorted_list_does_too(lagging: Any, client: Client, sort: str) -> None:
    body = client.get("/fr/shop/", {"sort": sort}).content.decode()
    assert "50\xa0000\xa0<wbr>GNF" in body
    assert ">1\xa0<wbr>GNF" not in body


def test_a_program_is_told_the_true_price(lagging: Any, client: Client) -> None:
    (one,) = client.get("/api/v1/products").json()["items"]
    assert (one["title"], one["price"]["amount"], one["in_stock"]) == (LAGGING, 50_000, True)


def test_the_row_itself_tells_the_truth(lagging: Any, page_being_read: Reading) -> None:
    for read in (Product.objects.get, Product.objects.first, lambda: Product.objects.all()[0]):
        row = read()
        assert (row._state.db, row.title) == ("replica", LAGGING)
        assert (row.listed_price, row.listed_in_stock) == (50_000, True)
    row = Product.objects.in_bulk([lagging.pk])[lagging.pk]
    assert (row.listed_price, row.listed_in_stock) == (50_000, True)


def test_what_is_gone_cannot_be_bought(lagging: Any, page_being_read: Reading) -> None:
    StockRecord.objects.using("default").all().delete()
    Product.objects.using("default").filter(pk=lagging.pk).delete()
    page_being_read.wrote = False
    row = Product.objects.get()
    assert (row._state.db, row.listed_price, row.listed_in_stock) == ("replica", None, False)


def test_who_does_not_ask_for_prices_costs_nothing(lagging: Any, page_being_read: Reading) -> None:
    with CaptureQueriesContext(connections["default"]) as primary:
        assert [row.title for row in Product.objects.only("title")] == [LAGGING]
        assert list(Product.objects.values_list("title", flat=True)) == [LAGGING]
    assert len(primary) == 0
