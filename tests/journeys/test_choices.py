"""Language and colours: changed on the spot, and kept."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.people import HAMMER, OIL

pytestmark = pytest.mark.journey

NIGHT = "rgb(13, 18, 38)"
PAPER = "rgb(251, 248, 242)"


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_the_language_changes_on_the_page_and_stays(visitor: Callable[..., Page], script: bool):
    page = visitor(java_script_enabled=script)
    page.goto("/fr/shop/?max_price=100000&in_stock=1")
    page.get_by_role("banner").get_by_role("link", name="English").click()
    expect(page).to_have_url("/en/shop/?max_price=100000&in_stock=1")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("heading", level=1)).to_have_text("All products")
    expect(page.locator("#f-max")).to_have_value("100000")
    # Another day, by the bare address, and on a page whose address has no language.
    page.goto("/")
    expect(page).to_have_url("/en/")
    page.goto(OIL.removeprefix("/fr"))
    expect(page).to_have_url(re.compile("/en/shop/p/"))
    page.get_by_role("banner").get_by_role("link", name="Français").click()
    expect(page).to_have_url(OIL)
    page.goto("/")
    expect(page).to_have_url("/fr/")


def test_a_stranger_is_met_in_the_language_of_the_phone(visitor: Callable[..., Page]):
    for locale, language in (("en-US", "en"), ("fr-GN", "fr"), ("de-DE", "fr")):
        page = visitor(locale=locale)
        page.goto("/")
        expect(page).to_have_url(f"/{language}/")


def ground(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_the_colours_change_on_the_page_and_stay(visitor: Callable[..., Page], script: bool):
    page = visitor(java_script_enabled=script)
    page.goto("/fr/search/?q=riz")
    assert ground(page) == PAPER
    page.get_by_role("button", name="Sombres").click()
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "dark")
    expect(page).to_have_url("/fr/search/?q=riz")
    assert ground(page) == NIGHT
    page.goto("/fr/account/login/")
    assert ground(page) == NIGHT
    page.get_by_role("button", name="Claires").click()
    page.emulate_media(color_scheme="dark")
    expect(page.get_by_role("button", name="Claires")).to_have_attribute("aria-pressed", "true")
    assert ground(page) == PAPER
    page.get_by_role("button", name="Comme mon appareil").click()
    expect(page.locator("html")).not_to_have_attribute("data-bs-theme", "light")
    assert ground(page) == NIGHT


def test_the_shelves_beside_a_product_come_after_it(visitor: Callable[..., Page]):
    page, plain = visitor(), visitor(java_script_enabled=False)
    page.goto(OIL)
    similar = page.locator("section[aria-labelledby=similar] .product-card a")
    expect(similar.first).to_be_visible()
    assert page.locator(".beside > a").count() == 0
    plain.goto(OIL)
    plain.locator(".beside > a").click()
    expect(plain.get_by_role("heading", level=1)).to_have_text("À voir avec Huile d’arachide 1 L")
    there = plain.locator("section[aria-labelledby=similar] .product-card a")
    assert there.all_inner_texts() == similar.all_inner_texts()


def test_what_was_looked_at_comes_back_on_the_next_product(visitor: Callable[..., Page]):
    page = visitor()
    page.goto(OIL)
    expect(page.get_by_role("heading", name="Vus récemment")).to_have_count(0)
    for _ in "12":
        page.goto(HAMMER)
    seen = page.locator("section[aria-labelledby=recent]")
    expect(seen.get_by_role("link")).to_have_attribute("href", OIL)
    kept = next(one for one in page.context.cookies() if one["name"] == "makiti_seen")
    assert kept["value"] == "-".join(path.strip("/").rsplit("-", 1)[1] for path in (HAMMER, OIL))
    assert {one["name"] for one in page.context.cookies()} == {"makiti_seen"}
