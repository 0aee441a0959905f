"""The ground under the other tests: databases of one's own, empty caches, no network."""

import socket
import threading
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from wagtail.models import Locale, Page, Site

from tests import builders
from tests.support.together import together


@pytest.mark.django_db
def test_the_database_is_a_copy_of_a_migrated_template() -> None:
    name = str(connection.settings_dict["NAME"])
    assert "copy-" in name or name.startswith("makiti_test_")
    assert Page.objects.filter(depth=1).count() == 1
    assert Site.objects.get().is_default_site
    assert set(Locale.objects.values_list("language_code", flat=True)) == {"fr", "en"}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", [1, 2])
def test_a_committed_change_is_gone_in_the_next_test(turn: int) -> None:
    assert not Page.objects.filter(title="Trace").exists()
    Page.objects.filter(depth=1).update(title="Trace")
    assert Page.objects.filter(title="Trace").exists()


@pytest.mark.django_db(transaction=True)
def test_threads_see_what_was_committed() -> None:
    store = builders.a_store(name="Boutique Commune")
    seen = together(4, lambda n: type(store).objects.get().name)
    assert seen == ["Boutique Commune"] * 4


@pytest.mark.django_db
@pytest.mark.parametrize("turn", [1, 2])
def test_the_shared_cache_is_empty(turn: int) -> None:
    assert cache.get("trace") is None
    cache.set("trace", turn)
    assert cache.get("trace") == turn


def test_the_network_is_out_of_reach() -> None:
    with (
        pytest.warns(UserWarning, match="socket"),
        pytest.raises(RuntimeError, match="allowed"),
        socket.socket() as probe,
    ):
        probe.connect(("192.0.2.1", 80))


def test_loopback_can_be_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        with socket.create_connection(("127.0.0.1", port)) as probe:
            assert probe.getpeername()[1] == port


@pytest.mark.services("redis")
def test_redis_has_a_number_for_this_worker_alone() -> None:
    import redis

    cache.set("trace", 1)
    with redis.Redis.from_url(settings.REDIS_URL) as client:
        keys = list(client.scan_iter())
        assert int(client.connection_pool.connection_kwargs["db"]) > 0
    assert keys == [b"makiti-test:1:trace"]


@pytest.mark.services("broker")
def test_the_broker_has_a_vhost_for_this_worker_alone(worker_name: str) -> None:
    from config.celery import app

    with app.connection_for_write() as connection:
        connection.ensure_connection(max_retries=1)
        assert connection.virtual_host == f"test-{worker_name}"


@pytest.mark.django_db
def test_the_cast_is_who_they_are(
    aissatou: Any, fatou: Any, oumar: Any, editor: Any, her_store: Any
) -> None:
    assert her_store.users.filter(pk=aissatou.pk).exists()
    assert not her_store.users.filter(pk=fatou.pk).exists()
    assert oumar.email is None
    assert editor.has_perm("wagtailadmin.access_admin")


@pytest.mark.django_db
def test_queries_are_counted_with_the_shared_cache_empty(client_fr: Any, queries_of: Any) -> None:
    builders.a_product(title="Bazin riche")
    first = queries_of(client_fr, "/fr/shop/")
    assert first
    assert queries_of(client_fr, "/fr/shop/") == first


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_all_start_at_the_same_moment() -> None:
    met = threading.Barrier(8)
    assert sorted(together(8, lambda n: met.wait(10))) == list(range(8))


def test_settings_are_those_of_tests() -> None:
    assert settings.SECRET_KEY == "only-for-tests"
