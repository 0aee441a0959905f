"""Whoever reads with letters twice as large on a narrow phone need not push a page sideways."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.journeys import reading
from tests.journeys.people import HAMMER, OIL, at_the_last_step, place, put_in_basket, sign_in
from tests.journeys.test_pages import ACCOUNT, PLAIN, PLAIN_ACCOUNT, STRANGERS, in_the_way

pytestmark = pytest.mark.journey

# Every menu and fold of a page opened in its turn: what unfolds beyond an edge cannot be reached.
BEYOND_AN_EDGE = """() => {
  const width = document.documentElement.clientWidth;
  const found = [];
  for (const fold of document.querySelectorAll("main details, header details, .aisles details")) {
    if (!fold.firstElementChild.checkVisibility()) continue;
    const was = fold.open;
    fold.open = true;
    const panel = fold.querySelector(".menu-panel") || fold;
    const { left, right } = panel.getBoundingClientRect();
    const page = document.documentElement.scrollWidth;
    if (left < -1 || right > width + 1 || page > width)
      found.push(`${Math.round(left)}…${Math.round(right)} ${panel.outerHTML.slice(0, 120)}`);
    fold.open = was;
  }
  return found;
}"""


def enlarge(page: Page) -> None:
    page.evaluate("document.documentElement.style.fontSize = '200%'")


def beyond(page: Page, path: str) -> list[str]:
    page.goto(path)
    enlarge(page)
    folds = [f"opens beyond an edge: {what}" for what in page.evaluate(BEYOND_AN_EDGE)]
    return [f"{path} {fault}" for fault in reading.too_wide(page) + folds]


def all_beyond(page: Page, paths: list[str]) -> list[str]:
    return [fault for path in paths for fault in beyond(page, path)]


def test_nothing_of_a_stranger_s_is_too_wide(visitor: Callable[..., Page]):
    page = visitor()
    page.watch.expected = {404}
    in_the_way(all_beyond(page, STRANGERS + PLAIN))


def test_nothing_of_the_checkout_is_too_wide(visitor: Callable[..., Page]):
    page = visitor()
    put_in_basket(page, OIL, HAMMER)
    found = all_beyond(page, ["/fr/basket/", "/fr/checkout/", "/fr/checkout/shipping-address/"])
    page.get_by_role("button", name="Continuer").last.click()
    page.locator(".error-summary").wait_for()
    enlarge(page)
    found += reading.too_wide(page)
    at_the_last_step(page)
    found += beyond(page, page.url)
    place(page)
    found += beyond(page, page.url)
    page.get_by_role("link", name="Suivre la commande").click()
    in_the_way(found + beyond(page, page.url))


def test_nothing_of_a_shopper_s_is_too_wide(visitor: Callable[..., Page]):
    page = visitor()
    sign_in(page, "kadiatou@makiti.test")
    in_the_way(all_beyond(page, ACCOUNT + PLAIN_ACCOUNT))


def test_what_only_big_letters_push_out_is_found(visitor: Callable[..., Page]):
    page = visitor()
    page.goto("/fr/shop/")
    page.evaluate("document.querySelector('h1').style.minWidth = '20rem'")
    assert reading.too_wide(page) == []
    enlarge(page)
    assert reading.too_wide(page)
    page.evaluate("document.querySelector('h1').style.minWidth = ''")
    assert page.evaluate(BEYOND_AN_EDGE) == []
    page.evaluate("document.querySelector('.aisles .menu-panel').style.width = '30rem'")
    assert page.evaluate(BEYOND_AN_EDGE)
