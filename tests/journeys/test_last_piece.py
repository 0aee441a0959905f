"""Two want the last piece: one gets the order, the other a kind sentence and their basket."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.people import HAMMER, OIL, at_the_last_step, place, put_in_basket
from tests.support.market import Market

pytestmark = pytest.mark.journey

THANKS = "Merci, votre commande est reçue"
TITLE = "Marteau forgé, manche vert"
STOCK = (
    "SELECT s.id, s.num_in_stock, COALESCE(s.num_allocated, 0) FROM partner_stockrecord s"
    " JOIN catalogue_product p ON p.id = s.product_id WHERE p.title = ?"
)
SET_STOCK = "UPDATE partner_stockrecord SET num_in_stock = ?, num_allocated = ? WHERE id = ?"


@pytest.fixture
def last_hammer(market: Market) -> Iterator[int]:
    """One hammer is left; afterwards there are as many as before."""
    [(pk, in_stock, allocated)] = market.ask(STOCK, TITLE)
    market.ask(SET_STOCK, 1, 0, pk)
    yield pk
    market.ask(SET_STOCK, in_stock, allocated + 1, pk)


def wanting(visitor: Callable[..., Page], **options: bool) -> Page:
    page = visitor(**options)
    put_in_basket(page, OIL, HAMMER)
    at_the_last_step(page)
    return page


def press(page: Page) -> None:
    page.get_by_role("button", name="Passer la commande").click(no_wait_after=True)


def taken(market: Market, pk: int) -> int:
    [(number,)] = market.ask("SELECT num_allocated FROM partner_stockrecord WHERE id = ?", pk)
    return int(number)


def ordered(market: Market) -> int:
    [(number,)] = market.ask("SELECT COUNT(*) FROM order_line WHERE title = ?", TITLE)
    return int(number)


def is_told_and_keeps_all(page: Page) -> None:
    """Why it was not placed; the basket still holds what was chosen, and the rest can be had."""
    main = page.get_by_role("main")
    expect(main).to_contain_text("La commande n’est pas passée")
    expect(main).to_contain_text(f"« {TITLE} »")
    page.goto("/fr/basket/")
    expect(main).to_contain_text("Huile d’arachide 1 L")
    expect(main.locator(".error-summary")).to_contain_text(f"{TITLE} : Épuisé pour le moment.")
    expect(main.get_by_role("link", name="Commander", exact=True)).to_have_count(0)
    main.get_by_role("button", name=f"Enlever {TITLE}").click()
    expect(main).not_to_contain_text(TITLE)
    main.get_by_role("link", name="Commander", exact=True).first.click()
    at_the_last_step(page)
    place(page)


def is_answered(page: Page) -> str:
    """Thanks, or a reason: whatever the button led to."""
    page.locator("#messages .alert-warning, .error-summary").or_(
        page.get_by_text(THANKS)
    ).first.wait_for()
    return page.get_by_role("heading", level=1).inner_text()


def test_both_press_at_once(visitor: Callable[..., Page], market: Market, last_hammer: int):
    before = ordered(market)
    pages = [wanting(visitor), wanting(visitor)]
    for page in pages:
        press(page)
    heads = [is_answered(page) for page in pages]
    assert heads.count(THANKS) == 1
    is_told_and_keeps_all(pages[1 - heads.index(THANKS)])
    assert ordered(market) - before == 1
    assert taken(market, last_hammer) == 1


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_one_comes_late(
    visitor: Callable[..., Page], market: Market, last_hammer: int, script: bool
):
    before = ordered(market)
    first, late = wanting(visitor), wanting(visitor, java_script_enabled=script)
    place(first)
    press(late)
    assert is_answered(late) == "Votre panier"
    is_told_and_keeps_all(late)
    assert ordered(market) - before == 1
    assert taken(market, last_hammer) == 1
