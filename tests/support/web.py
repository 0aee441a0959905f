"""Clients that speak a language, and how many queries a whole request costs."""

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.support.surroundings import forget_shared_cache


def _speaking(language: str) -> Client:
    client = Client(headers={"accept-language": language})
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    return client


@pytest.fixture
def client_fr() -> Client:
    return _speaking("fr")


@pytest.fixture
def client_en() -> Client:
    return _speaking("en")


@pytest.fixture
def queries_of(db: None) -> Callable[..., list[str]]:
    """The queries of one GET, middleware and all: process caches warm, shared cache empty.

    queries_of(client, "/fr/shop/") returns their SQL; a failing comparison shows them.
    """

    def ask(client: Client, path: str, **get: Any) -> list[str]:
        first = client.get(path, **get)
        assert first.status_code == 200, f"{path} answers {first.status_code}"
        forget_shared_cache()
        with CaptureQueriesContext(connection) as seen:
            client.get(path, **get)
        return [query["sql"] for query in seen.captured_queries]

    return ask
