"""When the server goes away: what was seen opens still, everything else says so plainly."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.people import HAMMER, OIL, come, sign_in
from tests.support.line import Line

pytestmark = pytest.mark.journey


def lose(page: Page, line: Line) -> None:
    page.watch.cut = True
    line.cut()


def looks_like_itself(page: Page) -> None:
    """Its style is there, and its icons."""
    colour = "getComputedStyle(document.querySelector('.site-header')).backgroundColor"
    assert page.evaluate(colour) == "rgb(31, 42, 114)"


def test_a_page_never_seen_says_that_there_is_no_network(visitor: Callable[..., Page], line: Line):
    page = visitor(base_url=line.url)
    come(page, "/fr/")
    lose(page, line)
    page.goto(HAMMER)
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("Pas de connexion")
    looks_like_itself(page)
    page.goto(HAMMER.replace("/fr/", "/en/"))
    expect(heading).to_have_text("No connection")
    # The network is back: the same button brings the page that was wanted.
    line.mend()
    page.watch.cut = False
    page.get_by_role("main").get_by_role("link").click()
    expect(heading).to_have_text("Marteau forgé, manche vert")
    page.wait_for_load_state("networkidle")


def test_a_page_seen_before_opens_with_its_pictures(visitor: Callable[..., Page], line: Line):
    page = visitor(base_url=line.url)
    come(page, "/fr/shop/")
    page.goto(OIL)
    page.wait_for_load_state("networkidle")
    lose(page, line)
    page.goto("/fr/shop/p/rien-999/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Pas de connexion")
    page.goto(OIL)
    expect(page.get_by_role("heading", level=1)).to_have_text("Huile d’arachide 1 L")
    looks_like_itself(page)
    # The shelves below cannot come: their link stays, and nobody is told of what nobody asked for.
    expect(page.locator(".beside").get_by_role("link")).to_have_count(1)
    expect(page.locator("#failed")).to_be_hidden()
    picture = page.locator(".gallery img").first
    expect(picture).to_be_visible()
    assert picture.evaluate("(img) => img.decode().then(() => img.naturalWidth)") > 0


def test_what_is_private_is_never_kept(visitor: Callable[..., Page], line: Line):
    page = visitor(base_url=line.url)
    come(page, OIL)
    page.get_by_role("button", name="Ajouter au panier", exact=True).click()
    expect(page.locator("#messages .alert-success")).to_be_visible()
    page.goto("/fr/basket/")
    expect(page.get_by_role("main")).to_contain_text("Huile d’arachide 1 L")
    kept = page.evaluate(
        "caches.keys().then((all) => Promise.all(all.map((name) => caches.open(name)"
        ".then((one) => one.keys())))).then((all) => all.flat().map((one) => one.url))"
    )
    assert not [url for url in kept if "/basket/" in url or "/checkout/" in url]
    lose(page, line)
    page.goto("/fr/basket/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Pas de connexion")


def test_no_page_of_who_is_signed_in_is_kept(visitor: Callable[..., Page]):
    page = visitor()
    come(page, "/fr/")
    sign_in(page, "kadiatou@makiti.test")
    for path in ("/fr/", "/fr/shop/", OIL, "/fr/places/"):
        page.goto(path)
        expect(page.get_by_role("banner")).to_contain_text("Kadiatou")
    page.wait_for_load_state("networkidle")
    kept = page.evaluate(
        "caches.keys().then((all) => Promise.all(all.map(async (name) => {"
        " const one = await caches.open(name);"
        " const texts = (await one.matchAll()).map((answer) => answer.text());"
        " return Promise.all(texts); }))).then((all) => all.flat())"
    )
    assert kept
    assert not [text for text in kept if "Kadiatou" in text]


def test_adding_without_a_network_is_said_on_the_page(visitor: Callable[..., Page], line: Line):
    page = visitor(base_url=line.url)
    come(page, OIL)
    page.locator("#id_quantity").fill("3")
    lose(page, line)
    page.get_by_role("button", name="Ajouter au panier", exact=True).click()
    expect(page.locator("#failed")).to_be_visible()
    expect(page.locator("#id_quantity")).to_have_value("3")
    line.mend()
    page.get_by_role("button", name="Ajouter au panier", exact=True).click()
    expect(page.locator("#basket-badge")).to_contain_text("3")
    expect(page.locator("#failed")).to_be_hidden()


def test_the_banner_comes_and_goes_with_the_network(visitor: Callable[..., Page]):
    page = visitor()
    come(page, "/fr/")
    banner = page.locator("#offline")
    expect(banner).to_be_hidden()
    page.context.set_offline(True)
    expect(banner).to_be_visible()
    page.context.set_offline(False)
    expect(banner).to_be_hidden()
