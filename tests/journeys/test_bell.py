"""The bell rings on every open page at once, and is right again after the line was down."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.hands import Keys
from tests.journeys.people import OIL, at_the_last_step, place, put_in_basket, sign_in
from tests.support.line import Line
from tests.support.market import Market

pytestmark = pytest.mark.journey

SELLER = (
    "SELECT u.email FROM accounts_user u JOIN partner_partner_users t ON t.user_id = u.id"
    " JOIN partner_stockrecord s ON s.partner_id = t.partner_id"
    " JOIN catalogue_product p ON p.id = s.product_id WHERE p.title LIKE 'Huile d%' LIMIT 1"
)
READ_ALL = "UPDATE notifications_notice SET read_at = CURRENT_TIMESTAMP"


@pytest.fixture
def seller(market: Market) -> str:
    market.ask(READ_ALL)
    [(email,)] = market.ask(SELLER)
    return str(email)


def buy(visitor: Callable[..., Page]) -> None:
    page = visitor()
    put_in_basket(page, OIL)
    at_the_last_step(page)
    place(page)


def is_live(page: Page) -> None:
    expect(page.locator("#bell[data-live=true]")).to_have_count(1, timeout=60_000)


def test_each_open_page_of_the_seller_hears_of_the_order(
    visitor: Callable[..., Page], seller: str
) -> None:
    phone, desk = visitor(), visitor(viewport={"width": 1280, "height": 800})
    for page in (phone, desk):
        sign_in(page, seller)
        page.goto("/fr/account/notifications/")
        is_live(page)

    buy(visitor)

    for page in (phone, desk):
        expect(page.locator("#bell [data-bell-count]")).to_have_text("1")
        expect(page.locator("#live")).to_contain_text("Nouvelle commande MK-")
        # The list itself is anew, without a reload.
        expect(page.locator("#inbox .is-unread").first).to_contain_text("Nouvelle commande MK-")

    keys = Keys(desk)
    with desk.expect_response("**/notifications/bell/"):  # unfolding fetches the list anew
        keys.use(desk.locator("#bell > summary"))
    expect(desk.locator("#bell .bell-panel[class*=htmx-]")).to_have_count(0)
    expect(desk.locator("#bell .bell-panel .is-unread").first).to_be_visible()
    keys.use(desk.locator("#bell .bell-panel .is-unread button").first)
    expect(desk.locator("#bell [data-bell-count]")).to_be_empty()
    phone.reload()
    expect(phone.locator("#bell [data-bell-count]")).to_be_empty()


def test_the_number_is_right_after_the_line_was_down(
    visitor: Callable[..., Page], seller: str, line: Line
) -> None:
    page = visitor(base_url=line.url)
    sign_in(page, seller)
    is_live(page)
    page.watch.cut = True  # type: ignore[attr-defined]
    line.cut()
    expect(page.locator("#bell[data-live]")).to_have_count(0)

    buy(visitor)
    expect(page.locator("#bell [data-bell-count]")).to_be_empty()
    line.mend()

    # The socket comes back by itself, and asks what it missed.
    is_live(page)
    expect(page.locator("#bell [data-bell-count]")).to_have_text("1")


def test_without_a_socket_the_page_asks_every_half_minute(
    visitor: Callable[..., Page], seller: str
) -> None:
    page = visitor()
    page.route_web_socket("**/ws/**", lambda socket: socket.close())
    page.clock.install()
    sign_in(page, seller)
    expect(page.locator("#bell [data-bell-count]")).to_be_empty()

    buy(visitor)
    page.clock.fast_forward(31_000)

    expect(page.locator("#bell [data-bell-count]")).to_have_text("1")


def test_without_a_script_the_bell_is_a_way_to_the_inbox(
    visitor: Callable[..., Page], seller: str
) -> None:
    page = visitor(java_script_enabled=False)
    sign_in(page, seller)
    buy(visitor)
    page.reload()
    expect(page.locator("#bell [data-bell-count]")).to_have_text("1")
    page.locator("#bell > summary").click()
    page.locator("#bell").get_by_role("link", name="Toutes les notifications").click()
    page.get_by_role("button", name="Tout marquer comme lu").click()
    expect(page.locator("#messages")).to_contain_text("1 notification lue.")
    expect(page.locator("#bell [data-bell-count]")).to_be_empty()
