"""One market, one server and one browser for all journeys; a fresh profile for each."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.journeys.reading import PHONE
from tests.journeys.watching import Watch
from tests.support.identity import CLIENT_ID, SECRET, Identity, an_identity_provider
from tests.support.line import Line
from tests.support.market import Market, a_market

SWITCHES = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="package")
def google() -> Iterator[Identity]:
    """Who plays Google: somebody called Alpha is signed in there."""
    with an_identity_provider() as identity:
        yield identity


@pytest.fixture(scope="package")
def market(google: Identity) -> Iterator[Market]:
    with a_market(
        GOOGLE_URL=google.url, GOOGLE_CLIENT_ID=CLIENT_ID, GOOGLE_CLIENT_SECRET=SECRET
    ) as market:
        yield market


# Not the plugin's own: that one stays until the last test of all, and while it does no other
# test may run an event loop.
@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    expect.set_options(timeout=20_000)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=SWITCHES)
        yield browser
        browser.close()


@pytest.fixture
def visitor(chromium: Browser, market: Market) -> Iterator[Callable[..., Page]]:
    """visitor(...) opens a page as somebody who was never here; its `watch` sees all faults.

    When the test is over no fault may have been seen, in any of its browsers.
    """
    opened: list[tuple[BrowserContext, Watch]] = []

    def open_page(**options: Any) -> Page:
        options = {
            "base_url": market.url,
            "viewport": PHONE,
            "locale": "fr-GN",
            "timezone_id": "Africa/Conakry",
            "reduced_motion": "reduce",
        } | options
        context = chromium.new_context(**options)
        context.set_default_timeout(20_000)
        watch = Watch(context)
        opened.append((context, watch))
        page = context.new_page()
        page.watch = watch  # type: ignore[attr-defined]
        return page

    yield open_page
    for context, _watch in opened:
        context.close()
    for _context, watch in opened:
        watch.saw_nothing()


@pytest.fixture
def line(market: Market) -> Iterator[Line]:
    with Line(market.port).open() as line:
        yield line
