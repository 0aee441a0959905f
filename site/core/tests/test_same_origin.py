"""What a stranger puts in the basket comes from our own pages, and those are the same for all."""

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client

from shop.basket.models import Line
from tests.builders import a_category, a_product, a_user

pytestmark = pytest.mark.django_db

HERE = "http://testserver"
ELSEWHERE = "https://evil.example"


def put_in(headers: dict[str, str], *, client: Client | None = None, **form: Any) -> Any:
    product = a_product(title="Bazin")
    client = client or Client(enforce_csrf_checks=True)
    where = f"/fr/basket/add/{product.pk}/"
    return client.post(where, {"quantity": 2, "next": "/fr/shop/"} | form, headers=headers)


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "same-origin", "Origin": HERE},
        {"Sec-Fetch-Site": "same-origin"},
        {"Origin": HERE},
        {"Sec-Fetch-Site": "none", "Origin": HERE},
    ],
)
@pytest.mark.parametrize("signed_in", [True, False])
def test_a_form_of_ours_goes_in(headers: dict[str, str], signed_in: bool) -> None:
    client = Client(enforce_csrf_checks=True)
    if signed_in:
        client.force_login(a_user(email="oumar@makiti.test"))
    answer = put_in(headers, client=client)
    assert (answer.status_code, answer["Location"]) == (302, "/fr/shop/")
    assert Line.objects.get().quantity == 2


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "cross-site", "Origin": HERE},
        {"Sec-Fetch-Site": "same-site", "Origin": HERE},
        {"Origin": ELSEWHERE},
        {"Origin": "https://testserver"},
        {"Origin": "http://testserver.evil.example"},
        {"Origin": "http://testserver:81"},
        {"Origin": "null"},
        {"Origin": ""},
    ],
)
def test_a_form_of_another_site_is_refused(headers: dict[str, str]) -> None:
    answer = put_in(headers)
    assert answer.status_code == 403
    assert "Vous ne pouvez pas ouvrir cette page" in answer.content.decode()
    assert not Line.objects.exists()
    assert "oscar_open_basket" not in answer.cookies


def test_a_trusted_origin_is_ours(settings: Any) -> None:
    settings.CSRF_TRUSTED_ORIGINS = ["https://makiti.example"]
    assert put_in({"Origin": "https://makiti.example"}).status_code == 302


def test_who_says_nothing_is_asked_and_loses_nothing() -> None:
    client = Client(enforce_csrf_checks=True)
    asked = put_in({}, client=client, note='<b>"&é🧺')
    body = asked.content.decode()
    assert asked.status_code == 200
    assert "Encore un geste" in body
    assert not Line.objects.exists()
    form = re.search(r'<form class="actions"[^>]* action="([^"]+)">(.*?)</form>', body, re.S)
    assert form
    fields = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form[2])
    sent = {name: unescape(value) for name, value in fields}
    assert sent["note"] == '<b>"&é🧺'
    answer = client.post(form[1], sent)
    assert (answer.status_code, answer["Location"]) == (302, "/fr/shop/")
    assert Line.objects.get().quantity == 2


def test_a_made_up_token_is_asked_again() -> None:
    client = Client(enforce_csrf_checks=True)
    client.cookies["makiti_csrf"] = "a" * 32
    asked = put_in({}, client=client, csrfmiddlewaretoken="b" * 32)
    assert "Encore un geste" in asked.content.decode()
    assert not Line.objects.exists()


def test_other_forms_still_want_their_token() -> None:
    client = Client(enforce_csrf_checks=True)
    headers = {"Sec-Fetch-Site": "same-origin", "Origin": HERE}
    assert client.post("/fr/account/login/", {"login": "x"}, headers=headers).status_code == 403


# --- What this is for ---------------------------------------------------------------------
@pytest.fixture
def pages() -> list[str]:
    category = a_category(name="Mode")
    product = a_product(title="Bazin", category=category)
    a_product(title="Pagne", category=category)
    seen = [f"/{language}/shop/" for language in ("fr", "en")]
    seen += ["/fr/", "/fr/shop/mode/", "/fr/shop/?sort=price", "/fr/search/?q=bazin"]
    return [*seen, "/fr/offers/", product.get_absolute_url()]


def test_a_stranger_s_page_sets_no_cookie_and_differs_by_none(pages: list[str]) -> None:
    for path in pages:
        answer = Client().get(path)
        assert answer.status_code == 200, path
        assert not answer.cookies, path
        assert "Cookie" not in answer.headers.get("Vary", ""), path


def test_two_strangers_see_the_same_to_the_letter(pages: list[str]) -> None:
    for path in pages:
        one, other = (Client().get(path).content for _ in range(2))
        assert one == other, path


def test_who_brings_a_cookie_gets_a_page_that_says_so(pages: list[str]) -> None:
    for cookie in ("makiti_theme", "oscar_open_basket", "makiti_session", "makiti_seen"):
        for path in pages:
            client = Client()
            client.cookies[cookie] = "dark"
            assert "Cookie" in client.get(path).headers["Vary"], (cookie, path)


def test_who_is_signed_in_gets_a_page_that_says_so(pages: list[str]) -> None:
    client = Client()
    client.force_login(a_user(email="oumar@makiti.test"))
    for path in pages:
        assert "Cookie" in client.get(path).headers["Vary"], path


def test_a_session_that_begins_says_so() -> None:
    answer = put_in({"Origin": HERE})
    assert answer.cookies
    page = Client().get("/fr/account/login/")
    assert "makiti_csrf" in page.cookies
    assert "Cookie" in page.headers["Vary"]
