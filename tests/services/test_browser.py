"""The site of `make services` in a real browser: through nginx, with sockets and caching."""

import re
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from tests.builders import PASSWORD
from tests.journeys.conftest import SWITCHES
from tests.journeys.watching import Watch
from tests.services.test_redis import PERSON, tell
from tests.support.real_site import RealSite, until

pytestmark = [
    pytest.mark.drill,
    pytest.mark.services("postgres", "redis", "broker"),
    pytest.mark.skipif(not shutil.which("chromium"), reason="needs Chromium"),
]

LONG = "public, max-age=31536000, immutable"
OPEN = """() => new Promise((done, failed) => {
  window.heard = [];
  const socket = new WebSocket(`ws://${location.host}/ws/notifications/`);
  socket.onmessage = (event) => { window.heard.push(event.data); done(); };
  socket.onclose = failed;
  socket.onopen = () => socket.send("ping");
})"""
PICTURES = """() => performance.getEntriesByType("resource")
  .filter((entry) => new URL(entry.name).pathname.startsWith("/media/"))
  .map((entry) => entry.transferSize)"""


@pytest.fixture
def tab(site: RealSite) -> Iterator[Page]:
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=SWITCHES)
        # The site's own worker keeps pictures too; this is about what nginx says of them.
        context = browser.new_context(
            base_url=site.url, locale="fr-GN", service_workers="block", reduced_motion="reduce"
        )
        context.set_default_timeout(60_000)
        watch = Watch(context)
        yield context.new_page()
        context.close()
        browser.close()
    watch.faults = [fault for fault in watch.faults if "blocked by Playwright" not in fault]
    watch.saw_nothing()


def test_pictures_and_styles_are_kept_and_the_second_look_costs_nothing(tab: Page) -> None:
    seen: dict[str, str] = {}
    tab.on("response", lambda r: seen.update({r.url: r.headers.get("cache-control", "")}))
    # Pictures further down come once they are near: until then they are on their way.
    for path in ("/fr/shop/", "/fr/", "/fr/shop/"):
        tab.goto(path, wait_until="networkidle")
    kept = {url: said for url, said in seen.items() if re.search(r":\d+/(media|static)/", url)}
    assert any("/media/" in url for url in kept)
    assert any(url.endswith(".css") for url in kept)
    assert set(kept.values()) == {LONG}
    weights = tab.evaluate(PICTURES)
    assert weights
    assert set(weights) == {0}


def test_a_signed_in_page_hears_through_the_proxy(tab: Page, site: RealSite) -> None:
    tab.goto("/fr/account/login/")
    tab.locator("[name=login]").fill(PERSON)
    tab.locator("[name=password]").fill(PASSWORD)
    tab.locator("main form [type=submit]").first.click()
    expect(tab).to_have_url(re.compile("/fr/account/"))
    tab.goto("/fr/shop/")
    tab.evaluate(OPEN)
    assert tab.evaluate("window.heard") == ["pong"]
    tell(site, "bonjour")
    until(lambda: len(tab.evaluate("window.heard")) > 1, what="news in the page")
    assert tab.evaluate("window.heard.slice(1)") == ['{"word": "bonjour"}']
    expect(tab.get_by_role("heading", level=1)).to_be_visible()


def test_somebody_buys(tab: Page) -> None:
    tab.goto("/fr/shop/")
    tab.locator("#products a[href*='/shop/p/']").first.click()
    tab.get_by_role("button", name="Ajouter au panier", exact=True).click()
    expect(tab.locator("#basket-badge")).to_contain_text("1")
    tab.goto("/fr/checkout/shipping-address/")
    for name, text in {
        "first_name": "Fanta",
        "phone_number": "620 12 34 99",
        "line4": "Matam",
        "line1": "Madina",
        "line2": "Derrière la grande mosquée",
    }.items():
        tab.locator(f"[name={name}]").fill(text)
    tab.get_by_role("button", name="Continuer").click()
    tab.get_by_role("button", name="Passer la commande").click()
    expect(tab).to_have_url(re.compile("/fr/checkout/thank-you/"))
    expect(tab.get_by_role("main")).to_contain_text(re.compile(r"MK-\w{4}-\w{4}"))
