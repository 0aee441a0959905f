"""Who received a product says what it is worth; its seller answers; a stranger reads both."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from core.tests.hostile import jpeg
from tests.journeys import reading
from tests.journeys.people import sign_in
from tests.support.market import Market, until

pytestmark = pytest.mark.journey
ORDER = "MK-DEM2-0003"
BUTTER = "/fr/shop/p/beurre-de-karite-pur-500-g-52/"
STATUS = "UPDATE order_order SET status = ? WHERE number = ?"
SAID = "SELECT score, body FROM reviews_productreview WHERE body LIKE ? ORDER BY id"
REPORTED = """SELECT report.reason FROM moderation_report report
  JOIN moderation_case told ON told.id = report.case_id WHERE told.kind = 'review'"""
WORDS = "Le pot est arrivé ouvert."
MENDED = "Le pot est arrivé ouvert, mais la boutique l’a remplacé."
ANSWER = "Désolée ! Nous vous en apportons un autre demain."


@pytest.fixture
def received(market: Market) -> Iterator[None]:
    """Kadiatou's order is in her hands, for as long as this lasts."""
    market.ask(STATUS, "delivered", ORDER)
    yield
    market.ask(STATUS, "placed", ORDER)


def looks_right(page: Page) -> None:
    faults = [*reading.too_wide(page), *reading.too_small(page), *reading.axe(page)]
    assert not faults, "\n".join(faults)


def write(page: Page, words: str, *, stars: int) -> None:
    page.locator("[name=body]").fill(words)
    page.locator(f"label[for=id_score_{5 - stars}]").click()
    looks_right(page)


def give_review(page: Page) -> None:
    """From her order, with a mistake on the way that costs her nothing of what she wrote."""
    sign_in(page, "kadiatou@makiti.test")
    page.goto(f"/fr/account/orders/{ORDER}/")
    page.locator(f"a[href='{BUTTER}reviews/add/']").click()
    photo = {"name": "pot.jpg", "mimeType": "image/jpeg", "buffer": jpeg(quality=70)}
    page.locator("[name=photos]").set_input_files(photo)
    page.locator("[name=body]").fill(WORDS)
    page.get_by_role("button", name="Publier mon avis").click()
    expect(page.locator("#error_id_score, #id_score_error").first).to_contain_text("note de 1 à 5")
    expect(page.locator("[name=body]")).to_have_value(WORDS)
    expect(page.locator(".review-kept img")).to_have_count(1)
    write(page, WORDS, stars=2)
    page.get_by_role("button", name="Publier mon avis").click()
    expect(page.locator("#messages")).to_contain_text("Votre avis aidera les suivants")


def answer(page: Page) -> None:
    """The bell says it, its line leads to the form."""
    sign_in(page, "fatou@makiti.test")
    page.goto("/fr/account/notifications/")
    page.locator("#inbox .notice-line").filter(has_text="Beurre de karité").first.click()
    expect(page.get_by_role("main")).to_contain_text(WORDS)
    page.locator("[name=body]").fill(ANSWER)
    looks_right(page)
    page.get_by_role("button", name="Publier la réponse").click()
    expect(page.locator("#messages .alert-success")).to_be_visible()


def change(page: Page) -> None:
    page.goto(BUTTER)
    page.get_by_role("link", name="Modifier mon avis").click()
    expect(page.locator("[name=body]")).to_have_value(WORDS)
    expect(page.locator(".review-kept input")).to_be_checked()
    write(page, MENDED, stars=4)
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.locator("#messages")).to_contain_text("Votre avis est modifié")


def test_a_bad_review_is_answered_changed_read_found_helpful_and_reported(
    visitor: Callable[..., Page], market: Market, received: None
) -> None:
    shopper, seller, stranger = visitor(), visitor(), visitor()
    give_review(shopper)
    answer(seller)
    change(shopper)
    assert market.ask(SAID, "Le pot est arrivé%") == [(4, MENDED)]

    stranger.goto(BUTTER)
    review = stranger.locator("#reviews .review").filter(has_text=MENDED)
    expect(review.locator(".review-answer")).to_contain_text(ANSWER)
    expect(review.locator(".review-edited").first).to_contain_text("modifié le")
    picture = review.locator(".review-pictures img")
    picture.scroll_into_view_if_needed()
    # It is fetched late; asked to decode before that, the browser says that it cannot.
    until(lambda: picture.evaluate("image => image.naturalWidth") == 160, what="the picture")
    looks_right(stranger)
    # Nobody who has not received it gives one, signed in or not.
    sign_in(stranger, "oumar@makiti.test")
    stranger.goto(f"{BUTTER}reviews/add/")
    expect(stranger.locator("[name=body]")).to_have_count(0)
    expect(stranger.get_by_role("main")).to_contain_text("reçu")
    looks_right(stranger)

    stranger.goto(f"{BUTTER}reviews/")
    review = stranger.locator(".review").filter(has_text=MENDED)
    review.get_by_role("button", name=re.compile("^Oui")).click()
    expect(stranger.get_by_role("button", name="Oui (1)")).to_have_attribute("aria-pressed", "true")
    looks_right(stranger)
    stranger.get_by_role("link", name="Signaler cet avis").click()
    stranger.locator("[name=reason]").first.check()
    looks_right(stranger)
    stranger.get_by_role("main").get_by_role("button").last.click()
    until(lambda: market.ask(REPORTED), what="the report")
    # One report hides nothing.
    stranger.goto(BUTTER)
    expect(stranger.locator("#reviews .review").filter(has_text=MENDED)).to_be_visible()
