"""Two hundred hostile names and words are shown as words: inbox, bell, live line, name, letter."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.template.loader import render_to_string
from playwright.sync_api import Browser, Page, expect

from notifications.models import Notice
from tests.journeys.people import sign_in
from tests.support.hostile import payloads
from tests.support.market import Market

pytestmark = pytest.mark.journey
EMAIL = "kadiatou@makiti.test"
TOLD = """INSERT INTO notifications_notice (recipient_id, kind, context, about, created_at)
 SELECT id, 'product.rejected', ?, 'hostile', CURRENT_TIMESTAMP
 FROM accounts_user WHERE email = ?"""
NAMED = "UPDATE accounts_user SET first_name = ? WHERE email = ?"


def context(payload: str) -> dict[str, str]:
    return {"product": payload, "reason": payload}


@pytest.fixture
def told_all(market: Market) -> Iterator[Market]:
    [(name,)] = market.ask("SELECT first_name FROM accounts_user WHERE email = ?", EMAIL)
    for payload in payloads():
        market.ask(TOLD, json.dumps(context(payload)), EMAIL)
    yield market
    market.ask("DELETE FROM notifications_notice WHERE about = 'hostile'")
    market.ask(NAMED, name, EMAIL)


def test_no_page_runs_what_people_write(visitor: Callable[..., Page], told_all: Market) -> None:
    page = visitor()
    # A dialog is dismissed and noted; the watch notes what the policy had to stop.
    ran: list[str] = []
    page.on("dialog", lambda dialog: (ran.append(dialog.message), dialog.dismiss()))
    sign_in(page, EMAIL)
    shown = ""
    for number in range(1, len(payloads()) // 40 + 2):
        page.goto(f"/fr/account/notifications/?page={number}")
        shown += page.locator("#inbox").inner_text()
    assert [payload for payload in payloads() if _flat(payload) not in _flat(shown)] == []
    page.locator("#bell > summary").click()
    expect(page.locator("#bell .bell-panel .is-unread").first).to_be_visible()
    for payload in payloads()[::20]:
        told_all.ask(NAMED, payload[:140], EMAIL)
        page.goto("/fr/account/")
        assert _flat(payload) in _flat(page.locator("body").inner_text())
    assert ran == []


def _flat(text: str) -> str:
    return "".join(text.split())


def test_no_letter_runs_what_people_write(chromium: Browser) -> None:
    """In a reader without any policy of its own, which trusts whatever a letter holds."""
    page = chromium.new_context().new_page()
    ran: list[str] = []
    page.on("dialog", lambda dialog: (ran.append(dialog.message), dialog.dismiss()))
    for payload in payloads():
        page.set_content(letter(context(payload)), wait_until="domcontentloaded")
        assert _flat(payload) in _flat(page.locator("body").inner_text())
    assert ran == []
    # The same words where a template forgets itself: the trap is a trap.
    with page.expect_event("dialog"):
        page.set_content(letter(context("HERE")).replace("HERE", payloads()[0]))
    assert ran
    page.context.close()


def letter(words: dict[str, Any]) -> str:
    notice = Notice(kind="product.rejected", context=words)
    return render_to_string(
        "notifications/email/notice.html",
        {"notice": notice, "link": "/", "site": "", "language": "fr"},
    )
