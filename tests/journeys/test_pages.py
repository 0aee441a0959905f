"""Every kind of page, day and night, narrow and wide: accessible, steady, silent."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.journeys import reading
from tests.journeys.people import HAMMER, OIL, at_the_last_step, place, put_in_basket, sign_in
from tests.support.market import until

pytestmark = pytest.mark.journey

STRANGERS = [
    "/fr/",
    "/fr/shop/",
    "/fr/shop/mode/?max_price=300000&in_stock=1",
    OIL,
    f"{OIL}beside/",
    "/fr/search/?q=riz",
    "/fr/search/?q=zzzz",
    "/fr/offers/",
    "/fr/stores/",
    "/fr/stores/boutique-aissatou/",
    "/fr/basket/",
    "/fr/account/login/",
    "/fr/account/signup/",
    "/en/",
]
PLAIN = ["/fr/account/password/reset/", "/fr/offline/", "/fr/rien/"]
ACCOUNT = [
    "/fr/account/",
    "/fr/account/orders/",
    "/fr/account/orders/MK-DEM2-0003/",
    "/fr/account/addresses/",
    "/fr/account/addresses/add/",
    "/fr/account/favourites/",
    "/fr/account/profile/",
    f"{OIL}reviews/add/",
]
STORE = "/fr/seller/boutique-aissatou/"
DESK_PAGES = [STORE, f"{STORE}products/", f"{STORE}store/", f"{STORE}papers/", f"{STORE}team/"]
# One column too.
PLAIN_DESK = [
    f"{STORE}store/place/",
    f"{STORE}store/hours/",
    f"{STORE}store/terms/",
    f"{STORE}store/holiday/",
    f"{STORE}imports/",
]
# One column at any width: the frame around it is read with the others.
PLAIN_ACCOUNT = [
    "/fr/account/alerts/",
    "/fr/account/notifications/",
    "/fr/account/security/",
    "/fr/account/email/",
    "/fr/account/phone/change/",
    "/fr/account/sessions/",
    "/fr/account/2fa/",
    "/fr/account/password/change/",
    "/fr/report/product/2/",
    "/fr/seller/open/",
]


def read_all(page: Page, paths: list[str], *, wide: bool = True) -> list[str]:
    return [f"{path} {fault}" for path in paths for fault in reading.faults(page, path, wide=wide)]


def in_the_way(faults: list[str]) -> None:
    assert not faults, "\n".join(faults)


def test_what_a_stranger_sees(visitor: Callable[..., Page]):
    page = visitor()
    page.watch.expected = {404}
    in_the_way(read_all(page, STRANGERS) + read_all(page, PLAIN, wide=False))


def test_what_readers_of_reviews_and_offers_see(visitor: Callable[..., Page]):
    page = visitor()
    page.goto("/fr/offers/")
    offer = page.get_by_role("main").locator("a[href*='/offers/']").first.get_attribute("href")
    page.goto("/fr/shop/?sort=rating")
    page.locator("#products a").first.click()
    page.locator("#reviews a[href*=reviews]").first.click()
    one = page.locator(".review").first.get_attribute("id").removeprefix("review-")
    in_the_way(read_all(page, [offer, page.url, f"{page.url}{one}/"]))


def test_the_filters_when_they_are_open(visitor: Callable[..., Page]):
    page = visitor()
    page.goto("/fr/shop/")
    page.get_by_role("link", name="Filtrer").click()
    for fold in page.locator("#filters summary").all():
        fold.click()
    in_the_way(reading.axe(page) + reading.too_small(page) + reading.too_wide(page))
    page.keyboard.press("Escape")
    page.locator(".aisles summary").click()
    in_the_way(reading.axe(page) + reading.too_small(page) + reading.too_wide(page))


def test_the_checkout(visitor: Callable[..., Page]):
    page = visitor()
    put_in_basket(page, OIL, HAMMER)
    found = read_all(page, ["/fr/basket/", "/fr/checkout/", "/fr/checkout/shipping-address/"])
    page.get_by_role("button", name="Continuer").last.click()
    page.locator(".error-summary").wait_for()
    found += reading.axe(page)
    at_the_last_step(page)
    found += read_all(page, [page.url])
    place(page)
    found += read_all(page, [page.url])
    page.get_by_role("link", name="Suivre la commande").click()
    in_the_way(found + read_all(page, [page.url]))


def test_what_a_shopper_sees_of_hers(visitor: Callable[..., Page]):
    page = visitor()
    sign_in(page, "kadiatou@makiti.test")
    in_the_way(read_all(page, ACCOUNT) + read_all(page, PLAIN_ACCOUNT, wide=False))


def test_what_a_seller_sees_at_her_desk(visitor: Callable[..., Page]):
    page = visitor()
    sign_in(page, "aissatou@makiti.test")
    found = read_all(page, DESK_PAGES) + read_all(page, PLAIN_DESK, wide=False)
    page.goto(f"{STORE}products/")
    page.locator(".own-table tbody th a").first.click()
    page.wait_for_url("**/products/*/")
    in_the_way(found + read_all(page, [page.url]))


MOVING = """() => {
  const main = document.querySelector("main").style;
  main.transition = "margin-top .2s";
  requestAnimationFrame(() => requestAnimationFrame(() => { main.marginTop = "300px"; }));
}"""
STEADY = ["/fr/", "/fr/shop/", OIL, "/fr/basket/"]


@pytest.mark.parametrize("size", [reading.PHONE, reading.DESK], ids=["phone", "desk"])
def test_nothing_moves_by_itself_where_motion_is_welcome(
    visitor: Callable[..., Page], size: dict[str, int]
):
    page = visitor(reduced_motion="no-preference", viewport=size)
    put_in_basket(page, OIL, HAMMER)
    found = []
    for path in STEADY:
        page.goto(path, wait_until="load")
        found += [f"{path} {fault}" for fault in reading.moved(page)]
    in_the_way(found)


def test_a_movement_is_found_where_motion_is_welcome(visitor: Callable[..., Page]):
    page = visitor(reduced_motion="no-preference")
    page.goto("/fr/shop/")
    page.evaluate(MOVING)
    until(lambda: page.evaluate("window.__moved > 0.1"), what="the page has moved")
    assert reading.moved(page)


# What would still run, or be run by the next touch, where a person asked for stillness.
MOTIONS = """() => {
  const seconds = (times) => Math.max(...times.split(",").map((time) =>
    parseFloat(time) / (time.trim().endsWith("ms") ? 1000 : 1)));
  const faults = [];
  for (const part of document.querySelectorAll("*")) {
    for (const pseudo of [null, "::before", "::after"]) {
      const style = getComputedStyle(part, pseudo);
      const name = part.tagName.toLowerCase() + "." + part.classList + (pseudo || "");
      if (seconds(style.transitionDuration) > 0) faults.push(name + " passes over");
      if (style.animationName !== "none" &&
          (seconds(style.animationDuration) > .001 || style.animationIterationCount !== "1"))
        faults.push(name + " is animated");
      if (style.scrollBehavior === "smooth") faults.push(name + " glides");
    }
  }
  return faults;
}"""


@pytest.mark.parametrize("path", ["/fr/", "/fr/shop/"])
def test_nothing_moves_where_stillness_was_asked_for(visitor: Callable[..., Page], path: str):
    welcome = visitor(reduced_motion="no-preference")
    welcome.goto(path, wait_until="load")
    assert welcome.evaluate(MOTIONS), "nothing here would move anyway"
    still = visitor(reduced_motion="reduce")
    still.goto(path, wait_until="load")
    in_the_way(still.evaluate(MOTIONS))


# --- Each of these readers can find something ---------------------------------------------


def spoiled(visitor: Callable[..., Page], script: str) -> Page:
    page = visitor()
    page.goto("/fr/account/login/")
    page.evaluate(script)
    return page


def test_a_field_without_a_name_is_found(visitor: Callable[..., Page]):
    page = spoiled(
        visitor, "document.querySelector('main').append(document.createElement('input'))"
    )
    assert any(fault.startswith("label") for fault in reading.axe(page))


def test_pale_words_are_found_by_night(visitor: Callable[..., Page]):
    page = spoiled(visitor, "document.querySelector('h1').style.color = '#223'")
    assert reading.axe(page, **reading.NIGHT) == []
    page.emulate_media(color_scheme="dark")
    assert any("color-contrast" in fault for fault in reading.axe(page, **reading.NIGHT))


def test_a_wide_thing_is_found(visitor: Callable[..., Page]):
    page = spoiled(visitor, "document.querySelector('h1').style.width = '400px'")
    assert reading.too_wide(page)


def test_a_small_button_is_found(visitor: Callable[..., Page]):
    page = spoiled(visitor, "document.querySelector('main button').style.minHeight = '0'")
    assert [fault for fault in reading.too_small(page) if "<button" in fault]


def test_a_page_that_moves_is_found(visitor: Callable[..., Page]):
    page = visitor()
    page.goto("/fr/shop/")
    assert reading.moved(page) == []
    page.evaluate("document.querySelector('main').style.marginTop = '300px'")
    assert reading.moved(page)


@pytest.mark.parametrize(
    "script",
    [
        "const one = document.createElement('script'); one.text = '1'; document.body.append(one)",
        "document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">…</p>')",
        "console.error('something broke')",
        "Promise.reject(new Error('something broke'))",
        "fetch('/fr/rien/').then(() => 1)",
    ],
    ids=["inline script", "inline style", "console", "error", "missing"],
)
def test_what_goes_wrong_in_a_page_is_noticed(visitor: Callable[..., Page], script: str):
    page = spoiled(visitor, f"() => {{ {script} }}")
    page.wait_for_load_state("networkidle")
    assert page.watch.faults
    # What the browser still has to say of it comes before the page is gone.
    page.close()
    page.watch.faults.clear()
