"""/livez and /readyz: what they say when all is well, and when a real part is away or hangs."""

import json
import time
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import caches
from django.db import connections
from django.db.backends.postgresql.base import DatabaseWrapper
from django.test import Client
from django.utils import timezone

from config.databases import database
from core.outbox.models import OutboxMessage
from tests.support.servers import a_free_port, a_redis, a_silent_server


def ready(client: Client) -> tuple[int, dict[str, Any]]:
    response = client.get("/readyz")
    assert response.headers["Content-Type"] == "application/json"
    assert response.headers["Cache-Control"] == "no-store"
    return response.status_code, json.loads(response.content)


@pytest.fixture
def database_at() -> Iterator[Any]:
    """Puts this thread's database at another port, with a password that must not be told."""
    kept = connections["default"]

    def move(port: int) -> None:
        template = connections.settings["default"]
        elsewhere = database(f"postgres://makiti:hush-hush@127.0.0.1:{port}/makiti")
        connections["default"] = DatabaseWrapper({**template, **elsewhere}, "default")

    yield move
    connections["default"] = kept


@pytest.fixture
def redis_cache(settings: Any) -> Iterator[Any]:
    with a_redis() as (url, process):
        settings.REDIS_URL = url
        settings.CACHES = {
            "default": {
                "BACKEND": "core.redis_cache.ForgivingRedisCache",
                "LOCATION": url,
                "OPTIONS": {"socket_connect_timeout": 1, "socket_timeout": 1},
            }
        }
        yield process
        process.kill()
        process.wait()


def test_livez_asks_nothing(client: Client, database_at: Any) -> None:
    database_at(a_free_port())
    response = client.get("/livez", headers={"host": "10.0.0.7:8001"})
    assert (response.status_code, response.content) == (200, b"ok\n")


@pytest.mark.django_db
def test_readyz_names_every_part(client: Client) -> None:
    status, body = ready(client)
    assert (status, body["status"]) == (200, "ok")
    assert list(body["parts"])[:4] == ["database", "cache", "broker", "outbox"]
    assert [part["required"] for part in body["parts"].values()][:4] == [True, True, False, False]
    assert all(part["ok"] for part in body["parts"].values())
    assert body["parts"]["outbox"]["oldest_seconds"] == 0


@pytest.mark.django_db
def test_readyz_needs_no_session_host_or_language(client: Client) -> None:
    response = client.get("/readyz", headers={"host": "10.0.0.7:8001"})
    assert response.status_code == 200
    assert not response.cookies


@pytest.mark.django_db
def test_readyz_is_read_only(client: Client) -> None:
    assert client.post("/readyz").status_code == 405
    assert client.head("/readyz").status_code == 200


def test_readyz_is_down_when_the_database_refuses(client: Client, database_at: Any) -> None:
    database_at(a_free_port())
    response = client.get("/readyz")
    body = response.json()
    assert (response.status_code, body["status"]) == (503, "down")
    assert body["parts"]["database"] | {"ms": 0} == {
        "ok": False,
        "required": True,
        "ms": 0,
        "error": "OperationalError",
    }
    assert body["parts"]["cache"]["ok"]
    assert not body["parts"]["outbox"]["ok"]
    # Neither where it is nor how one gets in.
    assert b"hush" not in response.content
    assert b"127.0.0.1" not in response.content


def test_readyz_answers_when_the_database_hangs(client: Client, database_at: Any) -> None:
    with a_silent_server() as port:
        database_at(port)
        began = time.monotonic()
        assert ready(client)[0] == 503
        assert time.monotonic() - began < 8


@pytest.mark.django_db
def test_readyz_is_down_while_redis_is_and_comes_back(client: Client, redis_cache: Any) -> None:
    assert ready(client)[1]["parts"]["cache"]["ok"]
    redis_cache.kill()
    redis_cache.wait()
    status, body = ready(client)
    assert (status, body["status"]) == (503, "down")
    assert body["parts"]["cache"]["error"] == "ConnectionError"
    assert body["parts"]["database"]["ok"]


@pytest.mark.django_db
def test_a_deployment_says_what_it_can_do_without(
    client: Client, redis_cache: Any, settings: Any
) -> None:
    settings.READY_REQUIRES = ["database"]
    redis_cache.kill()
    redis_cache.wait()
    status, body = ready(client)
    assert (status, body["status"]) == (200, "degraded")


@pytest.mark.django_db
def test_readyz_is_degraded_without_a_broker(client: Client, settings: Any) -> None:
    settings.BROKER_URL = f"amqp://makiti:hush-hush@127.0.0.1:{a_free_port()}/makiti"
    status, body = ready(client)
    assert (status, body["status"]) == (200, "degraded")
    assert not body["parts"]["broker"]["ok"]
    assert "hush" not in json.dumps(body)


@pytest.mark.django_db
def test_readyz_answers_when_the_broker_hangs(client: Client, settings: Any) -> None:
    with a_silent_server() as port:
        settings.BROKER_URL = f"amqp://makiti:hush-hush@127.0.0.1:{port}/makiti"
        began = time.monotonic()
        assert not ready(client)[1]["parts"]["broker"]["ok"]
        assert time.monotonic() - began < 8


@pytest.mark.django_db
@pytest.mark.parametrize(("seconds", "ok"), [(299, True), (301, False)])
def test_readyz_tells_that_nobody_takes_the_work(client: Client, seconds: int, ok: bool) -> None:
    asked = timezone.now() - timedelta(seconds=seconds)
    OutboxMessage.objects.create(task="core.anything", created_at=asked, due_at=asked)
    OutboxMessage.objects.create(task="core.later", due_at=timezone.now() + timedelta(hours=1))
    OutboxMessage.objects.create(task="core.lost", status="dead", due_at=asked)
    status, body = ready(client)
    outbox = body["parts"]["outbox"]
    assert (status, body["status"]) == (200, "ok" if ok else "degraded")
    assert (outbox["ok"], outbox["waiting"], outbox["dead"]) == (ok, 1, 1)
    assert seconds <= outbox["oldest_seconds"] <= seconds + 5


@pytest.mark.django_db
def test_pages_outlive_the_cache(client: Client, redis_cache: Any, her_store: Any) -> None:
    assert client.get("/fr/shop/").status_code == 200
    redis_cache.kill()
    redis_cache.wait()
    assert caches["default"].get("anything", "nothing") == "nothing"
    assert client.get("/fr/shop/").status_code == 200
