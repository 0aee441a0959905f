"""Notices on the device itself: linked by a button, shown by the worker, opened into the shop."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.people import come, sign_in
from tests.support.market import until

pytestmark = pytest.mark.journey
CHOICES = "/fr/account/notifications/settings/"
EVIL = "<img src=x onerror=\"document.title='owned'\">"
# Chromium asks its maker's service for an address, which no test may call: this alone is played.
ADDRESS = """
PushManager.prototype.subscribe = async ({ applicationServerKey }) => {
  if (applicationServerKey.length !== 65) throw new Error("no key");
  const curve = { name: "ECDH", namedCurve: "P-256" };
  const pair = await crypto.subtle.generateKey(curve, true, ["deriveBits"]);
  const raw = new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey));
  const url = { "+": "-", "/": "_", "=": "" };
  const text = (some) => btoa(String.fromCharCode(...some)).replace(/[+/=]/g, (sign) => url[sign]);
  const keys = { p256dh: text(raw), auth: text(crypto.getRandomValues(new Uint8Array(16))) };
  return { toJSON: () => ({ endpoint: "https://fcm.googleapis.com/fcm/send/" + text(raw), keys }) };
};
"""
SHOWN = """() => navigator.serviceWorker.ready.then((worker) => worker.getNotifications())
  .then((all) => all.map(({ title, body, tag, data }) => ({ title, body, tag, url: data.url })))"""


class PushService:
    """Hands messages to the browser's worker as its maker's service does."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.session = page.context.new_cdp_session(page)
        self.known: list[dict[str, Any]] = []
        self.session.on(
            "ServiceWorker.workerRegistrationUpdated",
            lambda event: self.known.extend(event["registrations"]),
        )
        self.session.send("ServiceWorker.enable")

    def deliver(self, **told: str) -> None:
        until(lambda: self.page.evaluate("1") and self.known, what="the worker is known")
        scope = self.known[-1]
        self.session.send(
            "ServiceWorker.deliverPushMessage",
            {
                "origin": scope["scopeURL"].rstrip("/"),
                "registrationId": scope["registrationId"],
                "data": json.dumps(told),
            },
        )


def test_a_browser_is_linked_shown_on_the_page_and_let_go(visitor: Callable[..., Page]) -> None:
    page = visitor(permissions=["notifications"])
    page.add_init_script(ADDRESS)
    come(page, "/fr/")
    sign_in(page, "kadiatou@makiti.test")
    page.goto(CHOICES)
    page.get_by_role("button", name="Afficher sur cet appareil").click()
    expect(page.locator("#messages")).to_contain_text("s’affichent désormais sur cet appareil")
    expect(page.get_by_text("cet appareil", exact=True)).to_be_visible()
    expect(page.locator("#push")).to_be_hidden()
    page.get_by_role("button", name="Ne plus afficher").click()
    expect(page.get_by_role("button", name="Afficher sur cet appareil")).to_be_visible()


def test_a_browser_that_refuses_is_told_what_to_do(visitor: Callable[..., Page]) -> None:
    page = visitor()
    page.add_init_script("Notification.requestPermission = async () => 'denied'")
    sign_in(page, "kadiatou@makiti.test")
    page.goto(CHOICES)
    page.get_by_role("button", name="Afficher sur cet appareil").click()
    expect(page.locator("#push").get_by_role("alert")).to_contain_text("refuse les notifications")


def test_the_worker_shows_words_as_words_and_once(visitor: Callable[..., Page]) -> None:
    page = visitor(permissions=["notifications"])
    come(page, "/fr/")
    service = PushService(page)
    told = {"title": f"Commande {EVIL}", "tag": "k1", "url": "/fr/places/"}
    for body in ("first", f"second {EVIL}"):
        service.deliver(**told, body=body, lang="fr")
        # One after the other: of two that come in the same moment either may be drawn last.
        wanted = [{**told, "body": body}]
        until(lambda: page.evaluate(SHOWN) == wanted, what=f"{body} stands alone")  # noqa: B023
    assert page.title() != "owned"
