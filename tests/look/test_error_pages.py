"""Requests that are unclear or too many are answered in the shop's look, in both languages."""

import re
from typing import Any

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db

UNCLEAR = {"fr": "Cette demande n’est pas claire", "en": "This request is not clear"}
TOO_FAST = {"fr": "Un peu trop vite", "en": "A little too fast"}


def assert_ours(page: str, *, language: str, title: str) -> None:
    assert f'<html lang="{language}" dir="ltr"' in page
    assert re.findall(r"<h1[^>]*>([^<]+)</h1>", page) == [title]
    assert f"<title>{title} | Makiti</title>" in page
    assert 'class="site-header' in page
    assert 'name="q"' in page
    assert '<meta name="robots" content="noindex">' in page
    assert f'class="btn btn-primary" href="/{language}/"' in page
    assert f'class="btn btn-secondary" href="/{language}/shop/"' in page


@pytest.mark.parametrize("language", ["fr", "en"])
def test_an_unclear_request_is_answered_by_the_shop(language: str) -> None:
    # More fields than a form of ours can have: Django itself refuses to read them.
    fields = {f"field{n}": "x" for n in range(2_100)}
    answer = Client().post(f"/{language}/account/login/", fields)
    assert answer.status_code == 400
    assert_ours(answer.content.decode(), language=language, title=UNCLEAR[language])


@pytest.mark.parametrize("language", ["fr", "en"])
def test_who_asks_too_often_is_told_so_by_the_shop(kadiatou: Any, language: str) -> None:
    client = Client()
    client.force_login(kadiatou)
    path = f"/{language}/account/password/change/"
    answers = [client.post(path, {"password1": "x"}) for _ in range(6)]
    assert 429 not in {answer.status_code for answer in answers[:5]}
    assert answers[-1].status_code == 429
    assert_ours(answers[-1].content.decode(), language=language, title=TOO_FAST[language])
