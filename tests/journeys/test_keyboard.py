"""Tab alone goes all around a page: every stop can be seen, none holds one back."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.hands import Keys

pytestmark = pytest.mark.journey

PAGES = ["/fr/", "/fr/shop/", "/fr/shop/p/huile-darachide-1-l-10/", "/fr/account/login/"]


@pytest.mark.parametrize("path", PAGES)
def test_tab_goes_all_around(visitor: Callable[..., Page], path: str):
    page = visitor()
    page.goto(path)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Aller au contenu")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    stops = Keys(page).walk_around()
    assert len(stops) > 5
    page.goto(path)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def spoil(page: Page, script: str) -> None:
    page.goto("/fr/account/login/")
    page.evaluate(script)
    page.keyboard.press("Tab")


def test_a_trap_is_noticed(visitor: Callable[..., Page]):
    page = visitor()
    spoil(
        page,
        "document.querySelector('[name=login]').addEventListener('keydown',"
        " (event) => { if (event.key === 'Tab') event.preventDefault(); })",
    )
    with pytest.raises(AssertionError, match="holds the focus"):
        Keys(page).walk_around()


def test_a_stop_without_a_ring_is_noticed(visitor: Callable[..., Page]):
    page = visitor()
    spoil(
        page,
        "document.styleSheets[0].insertRule('main * { outline: 0 !important }',"
        " document.styleSheets[0].cssRules.length)",
    )
    with pytest.raises(AssertionError, match="nothing shows"):
        Keys(page).walk_around()


def test_a_stop_under_a_bar_is_noticed(visitor: Callable[..., Page]):
    page = visitor()
    spoil(page, "document.querySelector('.tab-bar').style.top = 0")
    with pytest.raises(AssertionError, match="out of sight"):
        Keys(page).walk_around()
