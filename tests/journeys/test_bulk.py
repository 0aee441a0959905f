"""A seller ticks two products on a phone, lowers their prices, sees that it was too much."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import reading
from tests.journeys.people import sign_in
from tests.support.market import Market

pytestmark = pytest.mark.journey
DESK = "/fr/seller/boutique-aissatou/"
PRICES = """SELECT stock.price FROM partner_stockrecord stock
  JOIN partner_partner store ON store.id = stock.partner_id
  WHERE store.code = 'boutique-aissatou' ORDER BY stock.id"""
AT_THE_ENTRY = """() => {
  const entry = document.querySelector(".desk-menu [aria-current]").getBoundingClientRect();
  return entry.left >= 0 && entry.right <= innerWidth;
}"""


def test_prices_go_down_and_come_back(visitor: Callable[..., Page], market: Market):
    seller = visitor()
    sign_in(seller, "aissatou@makiti.test")
    before = market.ask(PRICES)
    seller.goto(f"{DESK}products/?sort=title")
    for number in range(2):
        seller.locator(".own-pick").nth(number).click()
    assert not reading.too_wide(seller)
    seller.get_by_role("button", name="Changer les produits cochés").click()
    expect(seller.get_by_text("2 produits choisis")).to_be_visible()
    seller.get_by_text("Monter ou baisser les prix").click()
    seller.locator("#price_sign").select_option("down")
    seller.locator("#price_amount").fill("20")
    seller.get_by_role("button", name="Voir l’aperçu").locator("visible=true").click()
    expect(seller.get_by_text("Rien n’est encore changé.")).to_be_visible()
    assert not reading.too_wide(seller)
    assert market.ask(PRICES) == before
    seller.get_by_role("button", name=re.compile("^Appliquer")).click()
    expect(seller.get_by_text("C’est fait.")).to_be_visible()
    changed = [now for now, was in zip(market.ask(PRICES), before, strict=True) if now != was]
    assert len(changed) >= 2
    seller.get_by_role("button", name="Annuler ce changement").click()
    expect(seller.get_by_text("C’est annulé.")).to_be_visible()
    assert market.ask(PRICES) == before
    # The row of the desk's pages opens where one is, however far to the side that stands.
    seller.goto(f"{DESK}team/")
    assert seller.evaluate(AT_THE_ENTRY)
