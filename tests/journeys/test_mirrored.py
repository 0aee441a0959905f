"""A language that runs from right to left, with longer words: no page breaks, all of it turns."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import reading, turning
from tests.journeys.people import HAMMER, OIL, at_the_last_step, place, put_in_basket, sign_in
from tests.support.market import Market
from tests.support.pseudo import lengthen

pytestmark = pytest.mark.journey

STRANGERS = [
    "/fr/",
    "/fr/shop/",
    "/fr/shop/mode/?max_price=300000&in_stock=1",
    OIL,
    "/fr/search/?q=riz",
    "/fr/offers/",
    "/fr/account/login/",
    "/fr/account/signup/",
    "/fr/rien/",
]
BUYING = [
    "/fr/basket/",
    "/fr/checkout/",
    "/fr/checkout/shipping-address/",
    "/fr/checkout/preview/",
]
ACCOUNT = [
    "/fr/account/",
    "/fr/account/orders/",
    "/fr/account/orders/MK-DEM2-0003/",
    "/fr/account/addresses/",
    "/fr/account/favourites/",
    "/fr/account/profile/",
    "/fr/account/security/",
    f"{OIL}reviews/add/",
]


@pytest.fixture(scope="module")
def mirror(market: Market) -> Iterator[Market]:
    """A second door to the market; whoever has a basket behind one has it behind the other."""
    with market.mirrored() as mirror:
        yield mirror


def faults_here(page: Page) -> list[str]:
    return [*reading.too_wide(page), *turning.cut_off(page), *turning.not_turned(page)]


def read(page: Page, mirror: Market, paths: list[str]) -> list[str]:
    found = []
    for path in paths:
        for size in (reading.PHONE, reading.DESK):
            page.set_viewport_size(size)  # type: ignore[arg-type]
            page.goto(mirror.url + path)
            expect(page.locator("html")).to_have_attribute("dir", "rtl")
            found += [f"{path} at {size['width']}: {fault}" for fault in faults_here(page)]
    return found


def in_the_way(faults: list[str]) -> None:
    assert not faults, "\n".join(faults)


def test_what_a_stranger_sees(visitor: Callable[..., Page], mirror: Market):
    page = visitor()
    page.watch.expected = {404}
    in_the_way(read(page, mirror, STRANGERS))
    page.set_viewport_size(reading.PHONE)  # type: ignore[arg-type]
    page.goto(f"{mirror.url}/fr/shop/")
    page.get_by_role("link", name=lengthen("Filtrer")).click()
    for fold in page.locator("#filters summary").all():
        fold.click()
    in_the_way(faults_here(page))


def test_the_way_to_an_order(visitor: Callable[..., Page], mirror: Market):
    page = visitor()
    put_in_basket(page, OIL, HAMMER)
    at_the_last_step(page)
    found = read(page, mirror, BUYING)
    page.set_viewport_size(reading.PHONE)  # type: ignore[arg-type]
    page.goto(f"{mirror.url}/fr/checkout/shipping-address/")
    page.locator("[name=phone_number]").fill("620")
    page.locator("[name=line1]").fill("")
    page.get_by_role("button", name=lengthen("Continuer")).last.click()
    page.locator(".error-summary").wait_for()
    in_the_way(found + faults_here(page))


def test_an_order_that_stands(visitor: Callable[..., Page], mirror: Market):
    page = visitor()
    put_in_basket(page, OIL, HAMMER)
    at_the_last_step(page)
    place(page)
    link = page.get_by_role("link", name="Suivre la commande").get_attribute("href")
    found = read(page, mirror, ["/fr/checkout/thank-you/", link])
    expect(page.get_by_role("heading", level=1)).to_contain_text("MK-")
    in_the_way(found)


def test_what_a_shopper_sees_of_hers(visitor: Callable[..., Page], mirror: Market):
    page = visitor()
    sign_in(page, "kadiatou@makiti.test")
    in_the_way(read(page, mirror, ACCOUNT))


def test_the_first_thing_of_a_line_stands_right(visitor: Callable[..., Page], mirror: Market):
    page = visitor()
    page.goto(f"{mirror.url}/fr/")
    logo = page.get_by_role("banner").locator(".brand").bounding_box()
    home = page.locator(".tab-bar a").first.bounding_box()
    assert logo["x"] > reading.PHONE["width"] / 2
    assert home["x"] + home["width"] == pytest.approx(reading.PHONE["width"], abs=1)


def test_every_sentence_is_longer(visitor: Callable[..., Page], mirror: Market):
    page = visitor()
    page.goto(f"{mirror.url}/fr/account/login/")
    expect(page.get_by_role("main").get_by_role("button").first).to_have_text(
        lengthen("Se connecter")
    )


# --- Each of these readers can find something ---------------------------------------------


@pytest.mark.parametrize(
    ("script", "fault"),
    [
        ("h1.style.marginLeft = '40px'", "does not turn"),
        ("h1.style.position = 'absolute'; h1.style.left = '9px'", "does not turn"),
        ("button.style.cssText = 'width:40px;overflow:hidden;white-space:nowrap'", "cut off"),
        ("button.style.cssText = 'width:40px;white-space:nowrap'", "cut off"),
        ("h1.style.marginInlineEnd = '-400px'; h1.style.width = '800px'", "too wide"),
    ],
)
def test_a_page_that_does_not_turn_is_found(
    visitor: Callable[..., Page], mirror: Market, script: str, fault: str
):
    page = visitor()
    page.goto(f"{mirror.url}/fr/account/login/")
    assert faults_here(page) == []
    page.evaluate(
        "() => { const h1 = document.querySelector('h1'),"
        f" button = document.querySelector('main button'); {script} }}"
    )
    assert any(found.startswith(fault) for found in faults_here(page))
