"""A seller fills in the template on a phone: an article, a dress in three sizes, one cell wrong."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import reading
from tests.journeys.people import sign_in
from tests.support.market import Market

pytestmark = pytest.mark.journey
IMPORTS = "/fr/seller/boutique-aissatou/imports/"
MADE = """SELECT COUNT(*) FROM partner_stockrecord stock
  JOIN partner_partner store ON store.id = stock.partner_id
  WHERE store.code = 'boutique-aissatou' AND stock.partner_sku LIKE 'WAX-%'"""


def filled(model: str, *, size: str) -> bytes:
    """As somebody does it: references of one's own, one row more."""
    lines = model.replace("EXEMPLE", "WAX").splitlines()
    more = lines[-1].replace("WAX-2-L", "WAX-2-XL").replace(",L", f",{size}")
    return "\n".join([*lines, more]).encode()


def test_a_dress_in_three_sizes_comes_from_a_table(
    visitor: Callable[..., Page], market: Market, tmp_path: Path
):
    seller = visitor()
    sign_in(seller, "aissatou@makiti.test")
    seller.goto(IMPORTS)
    with seller.expect_download() as download:
        seller.get_by_role("link", name="Télécharger un modèle").click()
    model = Path(download.value.path()).read_text(encoding="utf-8-sig")
    table = tmp_path / "catalogue.csv"
    # What is there already is told by row and column.
    table.write_bytes(filled(model, size="M"))
    seller.locator("input[type=file]").set_input_files(table)
    seller.get_by_role("button", name="Vérifier ce tableau").click()
    expect(seller.get_by_text("4 lignes peuvent être prises.")).to_be_visible()
    expect(seller.get_by_text("Cette variante est déjà à la ligne 4.")).to_be_visible()
    planned = seller.get_by_role("region", name="Ce qui serait fait")
    expect(planned.get_by_role("row")).to_have_count(5)
    expect(planned.get_by_text("Robe wax (rouge, M)")).to_be_visible()
    assert not reading.too_wide(seller)
    assert market.ask(MADE) == [(0,)]
    seller.get_by_role("button", name="Prendre 4 lignes").click()
    expect(seller.get_by_text("C’est fait.")).to_be_visible()
    assert market.ask(MADE) == [(4,)]
