"""Somebody tells where they live: by keyboard on a small phone, in under eight fields."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from core.tests.hostile import gps_exif, jpeg
from tests.journeys.hands import Keys
from tests.support.market import Market

pytestmark = pytest.mark.journey

ADD = "/fr/account/addresses/add/"
KIPE = {"latitude": 9.6068, "longitude": -13.6492, "accuracy": 18}
LAST = (
    "SELECT line1, line2, line4, place_id, round(latitude, 3), round(longitude, 3), precision"
    " FROM address_useraddress ORDER BY id DESC LIMIT 1"
)


def sign_in(page: Page) -> None:
    page.goto(f"/fr/account/login/?next={ADD}")
    page.locator("[name=login]").fill("oumar@makiti.test")
    page.locator("[name=password]").fill("makiti-demo")
    page.locator("[name=password]").press("Enter")
    page.wait_for_url(f"**{ADD}")


def asked(page: Page) -> int:
    """Fields that stand open on the page."""
    form = page.locator("form:has([name=line2])")
    shown = form.locator("input:visible, select:visible, textarea:visible")
    return shown.count()


def test_an_address_with_a_script_by_keyboard(visitor: Callable[..., Page], market: Market) -> None:
    page = visitor()
    sign_in(page)
    hand = Keys(page)
    assert asked(page) < 8
    hand.write(page.locator("[name=first_name]"), "Oumar")
    hand.write(page.locator("[name=phone_number]"), "664 11 22 33")
    hand.go_to(page.locator("[name=line1]"))
    page.keyboard.type("lambandj")
    name = page.locator(".place-suggestions button").first
    expect(name).to_contain_text("Lambanyi")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("[name=line1]")).to_have_value("Lambanyi")
    expect(page.locator("[name=line4]")).to_have_value("Lambanyi")
    expect(page.locator("[name=line2]")).to_be_focused()
    page.keyboard.type("Portail vert après le marché")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/account/addresses/$"))
    [row] = market.ask(LAST)
    assert row[:3] == ("Lambanyi", "Portail vert après le marché", "Lambanyi")
    assert row[3].startswith("CKY-LAM")
    assert row[4:] == (None, None, "")


def test_an_address_without_a_script_by_keyboard(
    visitor: Callable[..., Page], market: Market
) -> None:
    page = visitor(java_script_enabled=True)
    sign_in(page)
    state = page.context.storage_state()
    bare = visitor(java_script_enabled=False, storage_state=state)
    bare.goto(ADD)
    assert asked(bare) < 8
    hand = Keys(bare)
    hand.write(bare.locator("[name=first_name]"), "Oumar")
    hand.write(bare.locator("[name=phone_number]"), "664 11 22 33")
    hand.write(bare.locator("[name=line1]"), "hamdalaye 1")
    hand.write(bare.locator("[name=line2]"), "En face de la boulangerie")
    bare.keyboard.press("Enter")
    expect(bare).to_have_url(re.compile("/account/addresses/$"))
    [row] = market.ask(LAST)
    assert row[:4] == (
        "hamdalaye 1",
        "En face de la boulangerie",
        "Ratoma",
        "CKY-RAT-HAMDALLAYE_1",
    )


def test_the_selectors_without_a_script(visitor: Callable[..., Page], market: Market) -> None:
    page = visitor()
    sign_in(page)
    bare = visitor(java_script_enabled=False, storage_state=page.context.storage_state())
    bare.goto(ADD)
    bare.locator("[name=first_name]").fill("Oumar")
    bare.locator("[name=phone_number]").fill("664 11 22 33")
    bare.locator("[name=line2]").fill("À côté du puits")
    bare.locator(".place-choose > summary").click()
    for name, code in (
        ("region", "08"),
        ("prefecture", "ZKR"),
        ("commune", "ZKR-NZEREKORE_CENTRE"),
    ):
        bare.locator(f"[name={name}]").select_option(code)
        bare.locator("[name=choose]").click()
        expect(bare.locator(f"[name={name}]")).to_have_value(code)
    expect(bare.locator("[name=line1]")).to_have_value("Nzérékoré")
    expect(bare.locator("[name=line2]")).to_have_value("À côté du puits")
    bare.locator("form:has([name=line2]) .actions [type=submit]").click()
    expect(bare).to_have_url(re.compile("/account/addresses/$"))
    assert market.ask(LAST)[0][3] == "ZKR-NZEREKORE_CENTRE"


def test_an_address_with_the_position_shared(visitor: Callable[..., Page], market: Market) -> None:
    page = visitor(geolocation=KIPE, permissions=["geolocation"])
    sign_in(page)
    hand = Keys(page)
    hand.write(page.locator("[name=first_name]"), "Oumar")
    hand.write(page.locator("[name=phone_number]"), "664 11 22 33")
    hand.use(page.get_by_role("button", name="Partager ma position"))
    expect(page.locator(".position-found")).to_contain_text("Près de Kipé")
    expect(page.locator("[name=line1]")).to_have_value("Kipé")
    hand.write(page.locator("[name=line2]"), "Derrière la pharmacie du carrefour")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/account/addresses/$"))
    [row] = market.ask(LAST)
    assert row == (
        "Kipé",
        "Derrière la pharmacie du carrefour",
        "Ratoma",
        "CKY-RAT-KIPE",
        9.607,
        -13.649,
        "exact",
    )


def test_a_pin_moved_with_the_arrow_keys(visitor: Callable[..., Page], market: Market) -> None:
    page = visitor()
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    sign_in(page)
    hand = Keys(page)
    hand.write(page.locator("[name=first_name]"), "Oumar")
    hand.write(page.locator("[name=phone_number]"), "664 11 22 33")
    assert not [url for url in fetched if "/map." in url], "the map came before it was asked for"
    hand.use(page.get_by_role("button", name="Placer sur une carte"))
    pin = page.locator(".map-pin")
    expect(pin).to_be_focused()
    assert page.locator("[name=lat]").input_value() == ""
    for _step in range(3):
        page.keyboard.press("ArrowRight")
    expect(page.locator(".position-found")).to_contain_text("là où vous avez posé le repère")
    # Without a word typed, the quartier follows the pin.
    first = page.locator("[name=line1]").input_value()
    assert first
    west = float(page.locator("[name=lon]").input_value())
    page.keyboard.press("Shift+ArrowRight")
    east = float(page.locator("[name=lon]").input_value())
    assert 0 < east - west < 0.002
    hand.write(page.locator("[name=line2]"), "Portail bleu")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/account/addresses/$"))
    [row] = market.ask(LAST)
    assert row[5] == pytest.approx(east, abs=0.0006)
    assert row[6] == "exact"


def test_a_pin_dragged_and_taken_back(visitor: Callable[..., Page]) -> None:
    page = visitor(has_touch=True)
    sign_in(page)
    page.get_by_role("button", name="Placer sur une carte").click()
    pin = page.locator(".map-pin")
    expect(pin).to_be_focused()
    # Our own plan: areas and names, and no picture from anywhere.
    expect(page.locator(".map-area").first).to_be_attached()
    expect(page.locator(".map-name", has_text="Kaloum")).to_be_attached()
    assert page.locator(".map-box img").count() == 0
    page.locator(".map-box").scroll_into_view_if_needed()
    box = pin.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] - 8
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 30, y - 20, steps=4)
    page.mouse.up()
    expect(page.locator("[name=lat]")).to_have_value(re.compile(r"^9\.\d{6}$"))
    expect(page.locator(".position-found")).to_contain_text("posé le repère")
    page.get_by_role("button", name="Ne pas garder la position").click()
    expect(page.locator("[name=lat]")).to_have_value("")


@pytest.mark.parametrize("scripts", [True, False])
def test_a_photo_tells_where_the_door_is(
    visitor: Callable[..., Page], market: Market, scripts: bool
) -> None:
    page = visitor()
    sign_in(page)
    state = page.context.storage_state()
    page = visitor(java_script_enabled=scripts, storage_state=state)
    page.goto(ADD)
    page.locator("[name=first_name]").fill("Oumar")
    page.locator("[name=phone_number]").fill("664 11 22 33")
    page.locator("[name=line1]").fill("kipe")
    # The book holds each address once.
    landmark = f"Portail de la photo {scripts}"
    page.locator("[name=line2]").fill(landmark)
    page.locator(".address-door > summary").click()
    camera = {"name": "gate.jpg", "mimeType": "image/jpeg", "buffer": jpeg(exif=gps_exif())}
    page.locator("[name=gate_photo]").set_input_files(camera)
    page.locator("[name=photo_consent]").check()
    send = page.locator("form:has([name=line2]) .actions [type=submit]")
    send.click()
    expect(page.get_by_label("C’est bien là")).to_be_checked()
    expect(page.locator(".photo-place .sketch-pin")).to_be_attached()
    expect(page.locator("[name=line2]")).to_have_value(landmark)
    send.click()
    expect(page).to_have_url(re.compile("/account/addresses/$"))
    [row] = market.ask(LAST)
    assert row[4:] == (9.509, -13.712, "exact")
    # The picture of the list, as it is served: nothing of where it was taken.
    source = page.locator("img.gate-photo").last.get_attribute("src")
    served = page.request.get(str(source)).body()
    assert served.startswith(b"\xff\xd8")
    assert b"Exif" not in served
    assert b"GPS" not in served


def test_a_position_that_is_not_given_is_no_obstacle(visitor: Callable[..., Page]) -> None:
    page = visitor()
    sign_in(page)
    page.get_by_role("button", name="Partager ma position").click()
    expect(page.locator(".position-found")).to_contain_text("Écrivez le quartier, cela suffit")
