"""The number on the basket, on every page."""

import pytest
from django.test import Client

from tests.builders import a_product

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("language", "words"), [("fr", "articles"), ("en", "items")])
def test_every_page_counts_what_lies_in_the_basket(language: str, words: str) -> None:
    client = Client()
    client.post(f"/{language}/basket/add/{a_product().pk}/", {"quantity": 2})
    answer = client.get(f"/{language}/shop/")
    assert answer.status_code == 200
    badge = answer.content.decode().partition('id="basket-badge">')[2][:80]
    assert badge.startswith("2<")
    assert words in badge
