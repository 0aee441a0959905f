"""A shopper asks about a product; its seller answers and shows it to everybody; it goes again."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import reading
from tests.journeys.people import sign_in
from tests.support.market import Market

pytestmark = pytest.mark.journey
DESK = "/fr/seller/boutique-aissatou/questions/"
GOODS = """SELECT p.slug || '-' || p.id FROM catalogue_product p
  JOIN partner_partner s ON s.id = p.store_id
  WHERE s.code = 'boutique-aissatou' AND p.is_public AND p.structure <> 'child'
    AND NOT EXISTS (SELECT 1 FROM questions_question q WHERE q.product_id = p.id)
  ORDER BY p.id LIMIT 1"""
ASKED = "Bonjour, c’est Hawa. Il passe à la machine ?"
PUBLIC = "Il passe à la machine ?"
ANSWER = "Oui, à trente degrés."


def looks_right(page: Page) -> None:
    faults = [*reading.too_wide(page), *reading.too_small(page), *reading.axe(page)]
    assert not faults, "\n".join(faults)


def ask(page: Page, path: str) -> None:
    page.goto(path)
    page.locator("#questions").get_by_role("link", name="Poser ma question").click()
    page.locator("[name=text]").fill(ASKED)
    looks_right(page)
    page.get_by_role("button", name="Envoyer", exact=True).click()
    page.wait_for_url("**/account/messages/*-*/*")
    expect(page.locator(".chat-text").last).to_have_text(ASKED)


def reply(page: Page) -> None:
    page.goto(DESK)
    row = page.locator(".question").filter(has_text=ASKED)
    looks_right(page)
    row.get_by_role("link", name="Répondre").click()
    page.locator("#say [name=text]").fill(ANSWER)
    page.get_by_role("button", name="Envoyer", exact=True).click()
    expect(page.locator(".chat-text").last).to_have_text(ANSWER)
    expect(page.locator(".is-waiting")).to_have_count(0)


def publish(page: Page) -> None:
    """Who asked is named in it: that is refused beside the field until it is taken out."""
    page.goto(f"{DESK}?show=answered")
    row = page.locator(".question").filter(has_text=ASKED)
    row.get_by_role("link", name="Publier").click()
    expect(page.locator("[name=question]")).to_have_value(ASKED)
    expect(page.locator("[name=answer]")).to_have_value(ANSWER)
    page.get_by_role("button", name="Publier", exact=True).click()
    expect(page.locator("[name=question]")).to_have_attribute("aria-invalid", "true")
    looks_right(page)
    page.locator("[name=question]").fill(PUBLIC)
    page.get_by_role("button", name="Publier", exact=True).click()
    expect(page.locator("#messages .alert-success")).to_be_visible()


def read(page: Page, path: str) -> None:
    """As a stranger does. All there is stands here: no button promises more."""
    page.goto(path)
    asked = page.locator("#questions .question")
    expect(asked).to_have_count(1)
    expect(asked).to_contain_text(PUBLIC)
    expect(asked).to_contain_text(ANSWER)
    expect(asked).not_to_contain_text("Hawa")
    way = page.locator("#questions a[href$='/questions/']")
    expect(way).to_have_text("Toutes les questions")
    looks_right(page)


def turn(page: Page, shelf: str, verb: str) -> None:
    page.goto(f"{DESK}?show={shelf}")
    row = page.locator(".question").filter(has_text=PUBLIC)
    looks_right(page)
    row.get_by_role("button", name=verb).click()
    expect(page.locator("#messages .alert-success")).to_be_visible()


def take_back(page: Page, path: str) -> None:
    page.goto(f"{path}questions/")
    looks_right(page)
    page.get_by_role("button", name="Retirer ma question").click()
    expect(page.locator("#messages .alert-success")).to_be_visible()


def is_not_there(page: Page, path: str) -> None:
    page.goto(path)
    expect(page.locator("#questions .question")).to_have_count(0)


def test_a_question_is_asked_answered_shown_without_a_name_and_withdrawn(
    visitor: Callable[..., Page], market: Market
) -> None:
    [(named,)] = market.ask(GOODS)
    path = f"/fr/shop/p/{named}/"
    shopper, seller, stranger = visitor(), visitor(), visitor()
    seller.watch.expected = {422}  # type: ignore[attr-defined]
    sign_in(shopper, "hawa@makiti.test")
    ask(shopper, path)
    is_not_there(stranger, path)
    sign_in(seller, "aissatou@makiti.test")
    reply(seller)
    is_not_there(stranger, path)
    publish(seller)
    read(stranger, path)
    shopper.goto("/fr/account/notifications/")
    expect(shopper.locator("#inbox")).to_contain_text("question")
    # Its seller takes it off and brings it back; who asked takes it off for good.
    turn(seller, "published", "Retirer")
    is_not_there(stranger, path)
    turn(seller, "withdrawn", "Remettre")
    read(stranger, path)
    take_back(shopper, path)
    is_not_there(stranger, path)
