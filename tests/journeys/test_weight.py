"""The budgets of a slow and costly line: bytes and requests of a first and of a second visit."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.journeys.people import HAMMER, OIL, come, put_in_basket
from tests.journeys.weighing import Scales
from tests.support.line import Line

pytestmark = pytest.mark.journey

KB = 1024
MOST_REQUESTS = 25


@pytest.mark.parametrize("path", ["/fr/", "/fr/shop/", OIL])
def test_a_first_and_a_second_visit(visitor: Callable[..., Page], line: Line, path: str):
    page = visitor(base_url=line.url)
    scales = Scales(page)
    come(page, path)
    found = "\n".join(map(str, scales.received))
    assert 0 < scales.sum("html", "css", "js") <= 100 * KB, found
    assert 0 < scales.sum("js") <= 50 * KB, found
    assert 0 < scales.largest("picture") <= 25 * KB, found
    assert len(scales.received) <= MOST_REQUESTS, found
    # All that crossed the line, what the worker fetched for later included.
    assert scales.sum() < line.received <= 250 * KB, found
    before = line.received
    come(page, path)
    assert 0 < line.received - before <= 40 * KB


def test_a_basket_weighs_no_more(visitor: Callable[..., Page], line: Line):
    page = visitor(base_url=line.url)
    come(page, "/fr/")
    put_in_basket(page, OIL, HAMMER)
    page.wait_for_load_state("networkidle")
    before = line.received
    page.goto("/fr/basket/")
    page.wait_for_load_state("networkidle")
    assert 0 < line.received - before <= 40 * KB


def test_no_letters_are_fetched(visitor: Callable[..., Page]):
    page = visitor()
    page.goto("/fr/")
    page.evaluate("document.fonts.ready")
    assert page.evaluate("document.fonts.size") == 0


def test_what_is_heavy_is_weighed(visitor: Callable[..., Page], line: Line):
    page = visitor(base_url=line.url)
    come(page, "/fr/offline/")
    before, scales = line.received, Scales(page)
    style = page.locator("link[rel=stylesheet]").get_attribute("href")
    heavy = f"{style}?again"
    page.evaluate("(url) => fetch(url, { cache: 'no-store' }).then((it) => it.text())", heavy)
    # Through the worker the page sees no line at all; the line sees every byte.
    assert scales.sum() == 0
    assert line.received - before > 20 * KB
