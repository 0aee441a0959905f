"""Redis and the broker of each worker, and caches that are empty when a test starts."""

import os
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.conf import settings

from tests.support.locks import claim

KEY_PREFIX = "makiti-test"
DRILL_SECONDS = 3600  # a drill installs, starts and kills whole sites
REDIS_NUMBERS = 16

_held: list[Any] = []


def pytest_configure(config: pytest.Config) -> None:
    for line in (
        "race: several threads or connections at once; runs alone",
        "sockets: starts a server of its own; runs alone",
        "services(*names): needs postgres, redis, broker or search (OpenSearch) to answer",
        "journey: a flow in a real browser; runs once",
        "drill: `make services` or `make demo` run whole and are killed; runs alone, once",
    ):
        config.addinivalue_line("markers", line)
    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    if hasattr(config, "workerinput") or not config.getoption("numprocesses", None):
        _own_redis()
        _own_broker(worker)


def pytest_unconfigure() -> None:
    while _held:
        _held.pop().close()


def _own_redis() -> None:
    if not settings.REDIS_URL:
        return
    url = _free_number(settings.REDIS_URL)
    settings.REDIS_URL = url
    settings.CACHES["default"] |= {"LOCATION": url, "KEY_PREFIX": KEY_PREFIX}
    layer = settings.CHANNEL_LAYERS["default"]["CONFIG"]
    layer |= {"hosts": [layer["hosts"][0] | {"address": url}], "prefix": KEY_PREFIX}


def _free_number(url: str) -> str:
    """The address of a number that nobody uses: the suite empties it after every test."""
    import redis

    address = urlsplit(url)
    # From the top: people and their sites take the low ones.
    for number in reversed(range(1, REDIS_NUMBERS)):
        handle = claim(f"redis-{address.hostname}-{address.port}-{number}")
        if not handle:
            continue
        candidate = urlunsplit(address._replace(path=f"/{number}"))
        with redis.Redis.from_url(candidate) as client:
            ours = all(KEY_PREFIX.encode() in key for key in client.scan_iter(count=1000))
            if ours:
                client.flushdb()
                _held.append(handle)
                return candidate
        handle.close()
    raise pytest.UsageError(f"No number of the Redis at {address.hostname} is free for the tests.")


def _own_broker(worker: str) -> None:
    if not settings.BROKER_URL:
        return
    from kombu import Connection

    from config.celery import app

    address = urlsplit(settings.BROKER_URL)
    if address.scheme.startswith("amqp"):
        url = urlunsplit(address._replace(path=f"/test-{worker}"))
    else:
        url = settings.REDIS_URL
    try:
        with Connection(url, connect_timeout=5) as connection:
            connection.ensure_connection(max_retries=1)
    except OSError as error:
        hint = f"scripts/services vhost test-{worker}"
        raise pytest.UsageError(f"The broker has no test-{worker}: {hint} ({error})") from error
    settings.BROKER_URL = settings.CELERY_BROKER_URL = url
    app.conf.broker_url = app.conf.broker_read_url = app.conf.broker_write_url = url


def answering() -> set[str]:
    """Which services this run has."""
    found = set()
    if "postgresql" in settings.DATABASES["default"]["ENGINE"]:
        found.add("postgres")
    if settings.REDIS_URL:
        found.add("redis")
    if re.match(r"amqps?:", settings.BROKER_URL or ""):
        found.add("broker")
    # The settings of tests have none, whoever tries it asks for it.
    if os.environ.get("SEARCH_URL"):
        found.add("search")
    return found


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    there = answering()
    for item in items:
        if item.get_closest_marker("drill"):
            item.add_marker(pytest.mark.timeout(DRILL_SECONDS))
        for mark in item.iter_markers("services"):
            missing = ", ".join(sorted(set(mark.args) - there))
            if missing:
                item.add_marker(pytest.mark.skip(reason=f"needs {missing}"))


def forget_shared_cache() -> None:
    from django.core.cache import caches

    for alias in settings.CACHES:
        caches[alias].clear()


def forget_process_caches() -> None:
    """What a process holds between requests is of the test before."""
    from django.contrib.contenttypes.models import ContentType
    from django.contrib.sites.models import Site

    from core.held import forget_everything

    ContentType.objects.clear_cache()
    Site.objects.clear_cache()
    forget_everything()


def forget_pictures() -> None:
    """Files in memory outlive the rows of their test: the next one must not find them there."""
    from django.core.files.storage import default_storage, storages
    from django.utils.functional import empty

    storages._storages.pop("default", None)
    default_storage._wrapped = empty


@pytest.fixture(autouse=True)
def _nothing_remembered() -> Iterator[None]:
    from django.utils import translation

    forget_shared_cache()
    forget_process_caches()
    forget_pictures()
    with translation.override(settings.LANGUAGE_CODE):
        yield
