"""Somebody without an account: from the home page to an order of two stores, paid at the door."""

import re
from collections.abc import Callable

import pytest
from django.utils import translation
from django.utils.translation import gettext
from playwright.sync_api import Page, expect

from tests.journeys.hands import Hand, Keys, Pointer
from tests.support.market import Market

pytestmark = pytest.mark.journey

AT_MOST = 100_000


def price_of(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def browse(page: Page, hand: Hand) -> None:
    """Home, the whole list, then only what is in Kaloum or Matam and cheap."""
    page.goto("/")
    language = translation.get_language()
    expect(page).to_have_url(re.compile(f"/{language}/$"))
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    hand.use(page.get_by_role("main").get_by_role("link", name=gettext("Voir les produits")))
    expect(page).to_have_url(re.compile(f"/{language}/shop/$"))
    hand.use(page.get_by_role("link", name=gettext("Filtrer")))
    drawer = page.locator("#filters")
    hand.write(drawer.get_by_label(gettext("À"), exact=True), str(AT_MOST))
    hand.tick(drawer.get_by_label(gettext("En stock seulement")))
    hand.use(drawer.get_by_role("button", name=gettext("Voir les résultats")))
    expect(page).to_have_url(re.compile(rf"max_price={AT_MOST}.*in_stock=1"))


def choose(page: Page, hand: Hand) -> None:
    """One product from its page, one of another store straight from the list."""
    filtered = page.url
    prices = page.locator("#products .price").all_inner_texts()
    assert prices
    assert all(price_of(price) <= AT_MOST for price in prices)
    hand.use(page.locator("#products").get_by_role("link", name="Huile d’arachide 1 L"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Huile d’arachide 1 L")
    hand.use(page.get_by_role("button", name=gettext("Ajouter au panier"), exact=True))
    expect(page.locator("#messages")).to_contain_text("Huile d’arachide 1 L")
    expect(page.locator("#basket-badge")).to_contain_text("1")
    while page.url != filtered:
        page.go_back()
    label = gettext("Ajouter %(title)s au panier") % {"title": "Marteau forgé, manche vert"}
    hand.use(page.get_by_role("button", name=label))
    expect(page.locator("#basket-badge")).to_contain_text("2")
    # Still where one was, with the same filters.
    assert page.url == filtered
    expect(page.locator("#f-max")).to_have_value(str(AT_MOST))


def order(page: Page, hand: Hand) -> str:
    """A phone number, a quarter and a landmark are enough."""
    hand.use(page.get_by_role("banner").get_by_role("link", name=gettext("Panier")))
    for store in ("Le Grenier du Fouta", "Quincaillerie de Gbessia"):
        expect(page.get_by_role("heading", level=2, name=store)).to_be_visible()
    expect(page.locator(".is-total dd").first).to_have_text("116 000 GNF")
    hand.use(page.get_by_role("link", name=gettext("Commander"), exact=True))
    hand.use(page.get_by_role("link", name=gettext("Commander sans compte")))
    for name, text in {
        "first_name": "Fanta",
        "phone_number": "620 12 34 99",
        "line4": "Matam",
        "line1": "Madina",
        "line2": "Derrière la grande mosquée",
    }.items():
        hand.write(page.locator(f"[name={name}]"), text)
    hand.use(page.get_by_role("button", name=gettext("Continuer")).last)
    expect(page.get_by_role("heading", level=1)).to_have_text(gettext("Tout est juste ?"))
    expect(page.get_by_role("main")).to_contain_text("Derrière la grande mosquée")
    hand.use(page.get_by_role("button", name=gettext("Passer la commande")))
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text(gettext("Merci, votre commande est reçue"))
    expect(page.get_by_role("main")).to_contain_text(gettext("À payer à la porte, en espèces"))
    return re.search(r"MK-\w{4}-\w{4}", page.get_by_role("main").inner_text())[0]


@pytest.mark.parametrize(
    ("language", "way", "script"),
    [("fr", Pointer, True), ("fr", Keys, True), ("fr", Pointer, False), ("en", Pointer, True)],
    ids=["pointer", "keyboard", "no-script", "english"],
)
def test_a_guest_orders_from_two_stores(
    visitor: Callable[..., Page],
    market: Market,
    language: str,
    way: type[Pointer] | type[Keys],
    script: bool,
):
    page = visitor(java_script_enabled=script, locale=language)
    hand = way(page)
    with translation.override(language):
        browse(page, hand)
        choose(page, hand)
        number = order(page, hand)
    rows = market.ask(
        "SELECT o.total_incl_tax, o.guest_email, a.phone_number,"
        " (SELECT COUNT(DISTINCT partner_id) FROM order_line WHERE order_id = o.id)"
        " FROM order_order o JOIN order_shippingaddress a ON a.id = o.shipping_address_id"
        " WHERE o.number = ?",
        number,
    )
    assert rows == [(116_000, "", "+224620123499", 2)]
