"""An order on paper: one clean sheet, black on white, whatever night was chosen."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import reading
from tests.journeys.people import HAMMER, OIL, at_the_last_step, place, put_in_basket, sign_in

pytestmark = pytest.mark.journey

ORDER = "/fr/account/orders/MK-DEM2-0003/"
SHEET = re.compile(rb"/Type\s*/Page\b")
A4 = {"width": 794, "height": 1123}
# Every colour of words that are shown, as they come out on white.
INKS = """() => [...new Set([...document.querySelectorAll("body *")]
  .filter((el) => el.checkVisibility() && [...el.childNodes].some((node) =>
    node.nodeType === 3 && node.data.trim()))
  .map((el) => getComputedStyle(el).color))]"""


def on_paper(page: Page) -> None:
    page.set_viewport_size(A4)  # type: ignore[arg-type]
    page.emulate_media(media="print", color_scheme="dark")


def is_one_clean_sheet(page: Page) -> None:
    assert len(SHEET.findall(page.pdf(format="A4", print_background=True))) == 1
    on_paper(page)
    for frame in ("banner", "contentinfo", "navigation", "button"):
        expect(page.get_by_role(frame)).to_have_count(0)
    expect(page.locator(".receipt-head svg")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    for ink in page.evaluate(INKS):
        assert max(map(int, re.findall(r"\d+", ink)[:3])) <= 0x55, ink
    assert reading.too_wide(page) == []
    assert reading.axe(page, **reading.NIGHT) == []


@pytest.mark.parametrize("chosen", [True, False], ids=["night-chosen", "night-of-the-device"])
def test_an_order_is_one_clean_sheet(visitor: Callable[..., Page], chosen: bool):
    page = visitor(color_scheme="dark")
    sign_in(page, "kadiatou@makiti.test")
    if chosen:
        page.get_by_role("button", name="Sombres").click()
        expect(page.locator("html")).to_have_attribute("data-bs-theme", "dark")
    page.goto(ORDER)
    expect(page.locator(".receipt-head")).to_be_hidden()
    is_one_clean_sheet(page)
    main = page.get_by_role("main")
    for words in ("MK-DEM2-0003", "Lampe solaire d’étude", "386 750 GNF", "+224 623 00 00 06"):
        expect(main).to_contain_text(words)


def test_a_guest_prints_the_order_too(visitor: Callable[..., Page]):
    page = visitor()
    put_in_basket(page, OIL, HAMMER)
    at_the_last_step(page)
    place(page)
    page.get_by_role("link", name="Suivre la commande").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("MK-")
    is_one_clean_sheet(page)
    expect(page.get_by_role("main")).to_contain_text("116 000 GNF")


def test_the_button_opens_the_way_to_paper(visitor: Callable[..., Page]):
    page = visitor()
    page.add_init_script("window.print = () => { window.__printed = true; }")
    sign_in(page, "kadiatou@makiti.test")
    page.goto(ORDER)
    page.get_by_role("button", name="Imprimer le reçu").click()
    assert page.evaluate("window.__printed") is True
