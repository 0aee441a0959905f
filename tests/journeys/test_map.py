"""The map: fetched by a tap, streets from whoever is set, places moved by editors."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.people import sign_in
from tests.journeys.reading import DESK
from tests.support.market import Market
from tests.support.tiles import Tiles, a_tile_server

pytestmark = pytest.mark.journey

ADD = "/fr/account/addresses/add/"
TILE = re.compile(r"/\d+/\d+/\d+\.png")
ATTRIBUTION = "Rues : les voisins"


@pytest.fixture(scope="module")
def tiles() -> Iterator[Tiles]:
    with a_tile_server() as server:
        yield server


@pytest.fixture(scope="module")
def streets(market: Market, tiles: Tiles) -> Iterator[Market]:
    """The same market with a map of streets."""
    with market.beside(MAP_TILE_URL=tiles.url, MAP_TILE_ATTRIBUTION=ATTRIBUTION) as twin:
        yield twin


def point_of(market: Market, code: str) -> tuple[float, float]:
    [row] = market.ask("SELECT latitude, longitude FROM geo_place WHERE code = ?", code)
    return row[0], row[1]


def edits_of(market: Market, code: str) -> int:
    question = "SELECT count(*) FROM wagtailcore_modellogentry WHERE object_id = ?"
    return int(market.ask(question, code)[0][0])


def numbers(page: Page) -> tuple[float, float]:
    lat, lon = (page.locator(f"[name={name}]").input_value() for name in ("latitude", "longitude"))
    return float(lat), float(lon)


def at_the_place(page: Page, code: str) -> Locator:
    sign_in(page, "editor@makiti.test")
    page.goto(f"/admin/snippets/geo/place/edit/{code}/")
    return page.locator("[data-open-map]")


def test_streets_are_asked_for_by_the_tap_only_and_their_makers_named(
    visitor: Callable[..., Page], streets: Market, tiles: Tiles
) -> None:
    page = visitor(base_url=streets.url)
    sign_in(page, "oumar@makiti.test")
    tiles.asked.clear()
    policy = page.goto(ADD).headers["content-security-policy"]  # type: ignore[union-attr]
    assert f"img-src 'self' {tiles.origin} data:" in policy
    page.wait_for_load_state("networkidle")
    assert tiles.asked == []
    page.get_by_role("button", name="Placer sur une carte").click()
    expect(page.locator(".map-pin")).to_be_focused()
    expect(page.locator(".leaflet-tile-loaded").first).to_be_visible()
    expect(page.locator(".leaflet-control-attribution")).to_contain_text(ATTRIBUTION)
    # Streets have their own borders; our rings would lie about them.
    expect(page.locator(".map-area")).to_have_count(0)
    assert tiles.asked
    assert all(TILE.fullmatch(path) for path in tiles.asked)
    page.keyboard.press("ArrowUp")
    expect(page.locator("[name=lat]")).to_have_value(re.compile(r"^9\.\d{6}$"))


def test_an_editor_moves_a_place_by_keys_and_it_is_kept(
    visitor: Callable[..., Page], market: Market
) -> None:
    code = "CKY-LAM-LAMBANYI"
    before, entries = point_of(market, code), edits_of(market, code)
    page = visitor(viewport=DESK)
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    opens = at_the_place(page, code)
    assert numbers(page) == pytest.approx(before)
    assert not [url for url in fetched if "/map." in url], "the map came before it was asked for"
    opens.press("Enter")
    expect(page.locator(".map-pin")).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("status").filter(has_text="Repère posé")).to_be_visible()
    moved = numbers(page)
    assert 0 < moved[0] - before[0] < 0.02
    assert 0 < moved[1] - before[1] < 0.02
    # Back, and once more: nothing was sent yet.
    page.get_by_role("button", name="Revenir au point enregistré").press("Enter")
    assert numbers(page) == pytest.approx(before)
    assert point_of(market, code) == before
    expect(page.locator(".map-pin")).to_be_focused()
    page.keyboard.press("Shift+ArrowRight")
    moved = numbers(page)
    assert 0 < moved[1] - before[1] < 0.002
    page.get_by_role("button", name="Enregistrer").first.click()
    expect(page.get_by_text("« Lambanyi » modifié")).to_be_visible()
    assert point_of(market, code) == pytest.approx(moved)
    assert edits_of(market, code) == entries + 1


def test_an_editor_drags_a_place_and_types_it_back(
    visitor: Callable[..., Page], streets: Market, tiles: Tiles
) -> None:
    code = "CKY-RAT-KIPE"
    page = visitor(viewport=DESK, base_url=streets.url)
    opens = at_the_place(page, code)
    before = numbers(page)
    tiles.asked.clear()
    opens.click()
    pin = page.locator(".map-pin")
    expect(pin).to_be_focused()
    expect(page.locator(".leaflet-tile-loaded").first).to_be_visible()
    assert tiles.asked
    pin.scroll_into_view_if_needed()
    box = pin.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] - 12
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 40, y - 30, steps=4)
    page.mouse.up()
    expect(page.get_by_role("status").filter(has_text="Repère posé")).to_be_visible()
    moved = numbers(page)
    assert moved[0] > before[0]
    assert moved[1] > before[1]
    page.locator("[name=latitude]").fill(f"{before[0]}")
    page.locator("[name=longitude]").fill(f"{before[1]}")
    page.locator("[name=longitude]").press("Tab")
    # The pin goes on from where the numbers put it, not from where it was dragged to.
    pin.press("ArrowUp")
    expect(page.locator("[name=latitude]")).not_to_have_value(f"{before[0]}")
    assert numbers(page)[1] == pytest.approx(before[1], abs=2e-4)
    assert 0 < numbers(page)[0] - before[0] < 0.02


def test_a_place_without_a_point_begins_in_its_commune(
    visitor: Callable[..., Page], market: Market
) -> None:
    page = visitor()
    opens = at_the_place(page, "CKY-LAM-WAREYA")
    expect(opens).to_have_text("Placer sur la carte")
    opens.click()
    expect(page.locator(".map-pin")).to_be_focused()
    precision = page.locator("[name=precision]")
    assert [page.locator("[name=latitude]").input_value(), precision.input_value()] == ["", ""]
    page.keyboard.press("ArrowUp")
    expect(precision).to_have_value("quartier")
    assert numbers(page) == pytest.approx(point_of(market, "CKY-LAM"), abs=0.02)


def test_without_a_script_the_numbers_stand_and_are_kept(
    visitor: Callable[..., Page], market: Market
) -> None:
    code = "CKY-LAM-LAMBANYI"
    page = visitor(viewport=DESK)
    at_the_place(page, code)
    bare = visitor(
        viewport=DESK, java_script_enabled=False, storage_state=page.context.storage_state()
    )
    bare.goto(page.url.split("#")[0])
    expect(bare.locator(".sketch-pin")).to_be_attached()
    expect(bare.locator("[data-open-map]")).to_be_hidden()
    for name in ("latitude", "longitude", "precision"):
        expect(bare.locator(f"[name={name}]")).to_be_visible()
    bare.locator("[name=latitude]").fill("9.6447")
    bare.get_by_role("button", name="Enregistrer").first.click()
    expect(bare.get_by_text("« Lambanyi » modifié")).to_be_visible()
    assert point_of(market, code)[0] == pytest.approx(9.6447)
