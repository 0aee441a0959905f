"""Redis stopped and started while people buy and speak: nothing that anybody is told is lost."""

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.builders import PASSWORD
from tests.journeys.conftest import SWITCHES
from tests.services.conftest import Shops
from tests.support.real_site import RealSite, until

pytestmark = [
    pytest.mark.drill,
    pytest.mark.services("postgres", "redis", "broker"),
    pytest.mark.skipif(not shutil.which("chromium"), reason="needs Chromium"),
]

SHOPPER, SELLER = "kadiatou@makiti.test", "aissatou@makiti.test"
BEGIN = f"""
from accounts.models import User
from shop.catalogue.models import Product
from shop.chat.services.open_conversation import Subject, open_conversation
from shop.partner.models import Partner
store = Partner.objects.filter(users__email={SELLER!r}).first()
person = User.objects.get(email={SHOPPER!r})
print(open_conversation(person, subject=Subject(store=store)).pk)
"""
UNREAD = """
    SELECT count(*) FROM notifications_notice n JOIN accounts_user u ON u.id = n.recipient_id
    WHERE u.email = %s AND n.read_at IS NULL
"""
TEXTS = "SELECT text FROM chat_message WHERE conversation_id = %s ORDER BY number"
# Whoever sells something in an order is told of it, each of the team once.
UNTOLD = """
    SELECT DISTINCT l.order_id, t.user_id FROM order_line l
    JOIN partner_partner_users t ON t.partner_id = l.partner_id
    WHERE l.order_id > %s AND NOT EXISTS (
        SELECT 1 FROM notifications_notice n JOIN order_order o ON o.id = l.order_id
        WHERE n.recipient_id = t.user_id AND n.kind = 'order.new'
        AND n.context ->> 'number' = o.number)
"""
SPEAK = """(words) => {
  const form = document.getElementById("say");
  for (const text of words) { form.elements.text.value = text; form.requestSubmit(); }
}"""
SAID = "() => [...document.querySelectorAll('#lines .chat-text')].map((el) => el.textContent)"


@pytest.fixture
def chromium() -> Iterator[Browser]:
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=SWITCHES)
        yield browser
        browser.close()


def signed_in(chromium: Browser, site: RealSite, email: str) -> Page:
    context = chromium.new_context(base_url=site.url, locale="fr-GN", service_workers="block")
    context.set_default_timeout(90_000)
    page = context.new_page()
    page.goto("/fr/account/login/")
    page.locator("[name=login]").fill(email)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("main form [type=submit]").first.click()
    page.wait_for_url("**/fr/account/")
    return page


def are_live(*pages: Page) -> None:
    for page in pages:
        expect(page.locator("#chat[data-live=true]")).to_have_count(1, timeout=120_000)
        expect(page.locator("#bell[data-live=true]")).to_have_count(1, timeout=120_000)


def has_all(page: Page, texts: list[str]) -> None:
    until(
        lambda: page.evaluate(SAID) == texts,
        what=lambda: f"{texts}; the page has {page.evaluate(SAID)}",
    )


def test_no_word_and_no_notice_is_lost_with_redis(
    site: RealSite, crowd: Shops, chromium: Browser
) -> None:
    key = site.shell(BEGIN).splitlines()[-1]
    ((last_order,),) = site.ask("SELECT coalesce(max(id), 0) FROM order_order")
    texts = [str(text) for (text,) in site.ask(TEXTS, key)]
    shopper, seller = [signed_in(chromium, site, email) for email in (SHOPPER, SELLER)]

    def speak(page: Page, *words: str) -> None:
        page.evaluate(SPEAK, list(words))
        texts.extend(words)
        for one in (shopper, seller):
            has_all(one, texts)

    with crowd() as people:
        for page in (shopper, seller):
            page.goto(f"/fr/account/messages/{key}/")
        are_live(shopper, seller)
        speak(shopper, "un", "deux", "trois")
        site.services("stop", "redis")
        try:
            for page in (shopper, seller):
                expect(page.locator("#chat[data-live]")).to_have_count(0, timeout=120_000)
            # Without sockets and without a cache: in order, on both pages.
            speak(shopper, "quatre", "cinq")
            speak(seller, "six", "sept")
            people.wait_for_orders(2)
        finally:
            site.services("up", "redis")
        are_live(shopper, seller)
        speak(seller, "huit")
        speak(shopper, "neuf", "dix")
        people.wait_for_orders(1)
        assert not people.faced()

    assert [text for (text,) in site.ask(TEXTS, key)] == texts
    assert site.ask(UNTOLD, last_order) == []
    assert site.ask("SELECT 1 FROM order_order WHERE id > %s", last_order)
    # No page was loaded anew, and each bell says what is so.
    for page, email in ((shopper, SHOPPER), (seller, SELLER)):
        until(
            lambda page=page, email=email: (
                page.locator("#bell [data-bell-count]").text_content()
                == shown(int(site.ask(UNREAD, email)[0][0]))
            ),
            what=lambda page=page, email=email: (
                f"{site.ask(UNREAD, email)}, not"
                f" {page.locator('#bell [data-bell-count]').text_content()}"
            ),
        )


def shown(unread: int) -> str:
    return "99+" if unread > 99 else str(unread or "")
