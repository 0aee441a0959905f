"""A seller lists a product from a phone, a moderator accepts it, a misspelt search finds it."""

import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from core.tests.hostile import jpeg
from tests.journeys import reading
from tests.journeys.people import sign_in
from tests.support.market import Market, until

pytestmark = pytest.mark.journey
DESK = "/fr/seller/boutique-aissatou/products/"
QUEUE = "/admin/moderation/"
TITLE = "Boubou brodé Soumbouyah"
# One line, its last sign a space: a browser writes entities, and no tag around them.
TEXT = "Cuir & toile, taille < 40 "
MISSPELT = "boubu soumbouya"
KEPT = "SELECT description FROM catalogue_product WHERE title = ? AND structure = 'parent'"
STANDING = "SELECT standing FROM catalogue_product WHERE title = ? AND structure = 'parent'"
VARIANTS = """SELECT count(*), sum(stock.num_in_stock), min(stock.price), max(stock.price)
  FROM partner_stockrecord stock JOIN catalogue_product child ON child.id = stock.product_id
  JOIN catalogue_product parent ON parent.id = child.parent_id WHERE parent.title = ?"""
PICTURES = """SELECT count(*) FROM catalogue_productimage picture
  JOIN catalogue_product product ON product.id = picture.product_id WHERE product.title = ?"""


def photographed(folder: Path) -> list[Path]:
    photos = [folder / f"{number}.jpg" for number in range(3)]
    for number, path in enumerate(photos):
        path.write_bytes(jpeg(quality=60 + number))
    return photos


def stems(page: Page) -> list[str]:
    photos = page.locator("[data-photos] > li").all()
    return [str(photo.get_attribute("data-stem")) for photo in photos]


def fill_in(page: Page, photos: list[Path]) -> None:
    page.locator("#id_photos").set_input_files(photos)
    page.locator("[name=title]").fill(TITLE)
    page.locator(".rich-box").press_sequentially(TEXT)
    expect(page.locator("[data-photos] > li")).to_have_count(3)
    page.locator("#shelf-tips button").first.click()
    page.locator("[name=price]").fill("350 000")
    page.locator("[name=colors]").fill("bleu, blanc")
    page.locator("[name=sizes]").fill("M, L, XL")
    page.get_by_role("button", name="Faire la grille").click()
    expect(page.locator(".variant-grid tbody tr")).to_have_count(6)
    # Each variant says its own now.
    expect(page.locator("[name=stock]")).to_have_count(0)
    for row in page.locator(".variant-grid tbody tr").all():
        row.locator("[name$=-stock]").fill("3")
    page.locator("[name$=-price]").last.fill("400 000")


def put_last_photo_first(page: Page) -> None:
    """Once with the button, once by dragging its picture."""
    first, second, third = stems(page)
    page.get_by_role("button", name="Avancer la photo 3").click()
    until(lambda: stems(page) == [first, third, second], what="the button moves a photo")
    pictures = page.locator("[data-handle]")
    pictures.nth(1).drag_to(pictures.nth(0))
    until(lambda: stems(page) == [third, first, second], what="a photo is dragged")


def accept(page: Page) -> None:
    sign_in(page, "moderator@makiti.test")
    page.goto(QUEUE)
    page.get_by_role("link", name=TITLE).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(TITLE)
    # The heading stands before the script that hears keys.
    page.wait_for_load_state()
    here = page.url
    page.keyboard.press("a")
    page.wait_for_url(lambda url: url != here)


def test_a_seller_lists_a_moderator_accepts_a_misspelt_search_finds(
    visitor: Callable[..., Page], market: Market, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    seller = visitor()
    sign_in(seller, "aissatou@makiti.test")
    photos = photographed(tmp_path)
    began = time.monotonic()
    seller.goto(DESK)
    seller.get_by_role("button", name="Ajouter un produit").click()
    fill_in(seller, photos)
    put_last_photo_first(seller)
    order = stems(seller)
    expect(seller.locator("#kept")).to_contain_text("Brouillon gardé")
    assert not reading.too_wide(seller)
    seller.get_by_role("button", name="Publier").click()
    expect(seller.locator("#messages")).to_contain_text("attend l’accord d’un modérateur")
    seconds = time.monotonic() - began
    with capsys.disabled():
        sys.stdout.write(f"\na product with three photos and six variants: {seconds:.1f} s\n")
    assert market.ask(STANDING, TITLE) == [("pending",)]
    assert market.ask(KEPT, TITLE) == [("<p>Cuir &amp; toile, taille &lt; 40</p>",)]
    assert market.ask(PICTURES, TITLE) == [(3,)]
    assert market.ask(VARIANTS, TITLE) == [(6, 18, 350000, 400000)]
    stranger = visitor()
    stranger.goto(f"/fr/search/?q={MISSPELT}")
    expect(stranger.get_by_role("main").get_by_role("link", name=TITLE)).to_have_count(0)
    accept(visitor(viewport=reading.DESK))
    assert market.ask(STANDING, TITLE) == [("approved",)]
    stranger.goto(f"/fr/search/?q={MISSPELT}")
    stranger.get_by_role("main").get_by_role("link", name=TITLE).first.click()
    expect(stranger.get_by_role("heading", level=1)).to_have_text(TITLE)
    cover = stranger.locator(".gallery img, main img").first.get_attribute("src")
    assert order[0] in str(cover)
