"""One address of every name that has a page, opened in a real browser that watches for faults.

What is on these pages is read elsewhere; here scripts run, policies hold and nothing is missing.
"""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.urls import resolve
from playwright.sync_api import BrowserContext, Page, expect

from tests.crawl.names import PIECES, all_patterns, fill
from tests.journeys.people import OIL, sign_in
from tests.journeys.test_pages import ACCOUNT, PLAIN, PLAIN_ACCOUNT, STRANGERS
from tests.support.market import Market

pytestmark = pytest.mark.journey

EDITED = ["/", "/shop/", OIL.removeprefix("/fr")]


def what_stands(market: Market) -> dict[str, Any]:
    """A value of the demo for each argument; for other names what `values_of` says."""
    one = market.ask
    order, line = one(
        "SELECT o.number, l.id FROM order_order o JOIN order_line l ON l.order_id = o.id "
        "JOIN accounts_user u ON u.id = o.user_id WHERE u.email = 'kadiatou@makiti.test'"
    )[0]
    slug, product = OIL.removesuffix("/").rsplit("/", 1)[1].rsplit("-", 1)
    return {
        "product_slug": slug,
        "product_pk": product,
        "category_path": "mode",
        "order_number": order,
        "line_id": line,
        "slug": one("SELECT slug FROM offer_conditionaloffer WHERE slug != ''")[0][0],
        "pk": product,
    }


def values_of(market: Market, name: str) -> dict[str, Any]:
    """Names whose `pk` is not a product's."""
    table = {
        "catalogue:reviews-detail": "SELECT id, product_id FROM reviews_productreview",
        "customer:address": "SELECT a.id, 0 FROM address_useraddress a JOIN accounts_user u "
        "ON u.id = a.user_id WHERE u.email = 'kadiatou@makiti.test'",
        "checkout:user-address": "SELECT a.id, 0 FROM address_useraddress a JOIN accounts_user u "
        "ON u.id = a.user_id WHERE u.email = 'kadiatou@makiti.test'",
        "customer:wishlists": "SELECT key, product_id FROM wishlists_wishlist w "
        "JOIN wishlists_line l ON l.wishlist_id = w.id "
        "JOIN accounts_user u ON u.id = w.owner_id WHERE u.email = 'kadiatou@makiti.test'",
    }
    for start, question in table.items():
        if name.startswith(start):
            for found, product in market.ask(question):
                return {"key": found} if "wish" in name else {"pk": found, "product_pk": product}
    return {}


def addresses(market: Market, *, seen: list[str]) -> Iterator[tuple[str, str]]:
    """(name, address) of all names but those whose pages another journey opens."""
    paths = [path.partition("?")[0] for path in seen if path.startswith("/fr/")]
    known = {resolve(path).view_name for path in paths if path != "/fr/rien/"}
    stands = what_stands(market)
    for name, route in all_patterns():
        if name not in PIECES | known and not name.endswith(("logout", ":None")):
            yield name, fill(route, stands | values_of(market, name))


def is_page(context: BrowserContext, address: str) -> bool:
    """What is closed, moved or no page has its refusal in the frame of all refusals."""
    answer = context.request.get(address, max_redirects=0)
    return answer.status == 200 and answer.headers.get("content-type", "").startswith("text/html")


def faults_at(page: Page, address: str) -> list[str]:
    page.goto(address, wait_until="load")
    told = [f"{address} {fault}" for fault in page.watch.faults]  # type: ignore[attr-defined]
    page.watch.faults.clear()  # type: ignore[attr-defined]
    return told


def open_all(page: Page, addresses: Iterator[tuple[str, str]]) -> list[str]:
    """Opens what is a page; the names of those it opened."""
    faults: list[str] = []
    opened: list[str] = []
    for name, address in addresses:
        if is_page(page.context, address):
            opened.append(name)
            faults += faults_at(page, address)
    assert not faults, "\n".join(faults)
    return opened


def test_a_stranger_in_english(visitor: Callable[..., Page], market: Market):
    page = visitor(locale="en-GB")
    french = addresses(market, seen=[])
    english = ((name, address.replace("/fr/", "/en/", 1)) for name, address in french)
    opened = open_all(page, english)
    assert {"catalogue:detail", "search:search", "basket:summary", "account_login"} <= set(opened)
    assert len(opened) > 15


def test_a_shopper(visitor: Callable[..., Page], market: Market):
    page = visitor()
    sign_in(page, "kadiatou@makiti.test")
    page.goto(OIL)
    page.get_by_role("button", name="Garder").click()
    expect(page.locator("#messages .alert-success")).to_be_visible()
    opened = open_all(page, addresses(market, seen=STRANGERS + ACCOUNT + PLAIN + PLAIN_ACCOUNT))
    assert {"customer:wishlists-detail", "customer:address-detail"} <= set(opened)
    assert len(opened) > 15


def test_an_editor(visitor: Callable[..., Page]):
    page = visitor()
    sign_in(page, "editor@makiti.test")
    faults = [fault for path in EDITED for fault in faults_at(page, f"/fr{path}")]
    faults += [fault for path in EDITED for fault in faults_at(page, f"/en{path}")]
    assert not faults, "\n".join(faults)


def test_a_fault_is_laid_at_its_address(visitor: Callable[..., Page]):
    page = visitor()
    page.add_init_script("if (location.pathname === '/en/shop/') setTimeout('1')")
    assert faults_at(page, "/en/") == []
    assert [fault for fault in faults_at(page, "/en/shop/") if "CSP" in fault]
    assert faults_at(page, "/en/") == []
