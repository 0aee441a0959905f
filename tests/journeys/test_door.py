"""The door of an address: the way told by voice, heard again; a photo made small on the phone."""

import re
from collections.abc import Callable, Iterator
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect

from core.tests.hostile import a_photo, gps_exif, saved
from core.uploads.sound.ogg import read_ogg
from tests.journeys.conftest import SWITCHES
from tests.journeys.people import sign_in
from tests.support.market import Market, until

pytestmark = pytest.mark.journey

ADD = "/fr/account/addresses/add/"
LIST = re.compile("/account/addresses/$")
# A microphone that beeps, and nobody who must be asked for it.
MICROPHONE = [
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
    "--autoplay-policy=no-user-gesture-required",
]
# What the file field would send: its size, and whether its notes go along.
CHOSEN = """async (input) => {
  const [file] = input.files;
  const text = new TextDecoder("latin1").decode(await file.arrayBuffer());
  return { size: file.size, hasNotes: text.includes("Exif"), type: file.type };
}"""


@pytest.fixture(scope="module")
def chromium(chromium: Browser) -> Iterator[Browser]:
    browser = chromium.browser_type.launch(
        executable_path="/usr/bin/chromium", args=SWITCHES + MICROPHONE
    )
    yield browser
    browser.close()


def begin(page: Page, *, landmark: str) -> None:
    sign_in(page, "oumar@makiti.test")
    page.goto(ADD)
    page.locator("[name=first_name]").fill("Oumar")
    page.locator("[name=phone_number]").fill("664 11 22 33")
    page.locator("[name=line1]").fill("kipe")
    page.locator("[name=line2]").fill(landmark)
    page.locator(".address-door > summary").click()


def send(page: Page) -> None:
    page.locator("form:has([name=line2]) .actions [type=submit]").click()


def hear(player: Locator) -> None:
    """Until some of it was heard."""
    player.evaluate("audio => audio.play()")
    until(lambda: player.evaluate("audio => audio.currentTime > 0.2"), what="the voice")
    assert player.evaluate("audio => audio.error") is None


def test_the_way_is_told_heard_and_kept(visitor: Callable[..., Page], market: Market) -> None:
    page = visitor()
    landmark = "Portail dit de vive voix"
    begin(page, landmark=landmark)
    part = page.locator(".voice-recorder")
    part.get_by_role("button", name="Enregistrer un message").click()
    # Two seconds are enough to say something.
    expect(part.get_by_role("status")).to_have_text(re.compile(r"Parlez\s:\s2[0-8]\ssecondes"))
    stop = part.get_by_role("button", name="Arrêter")
    expect(stop).to_have_attribute("aria-pressed", "true")
    stop.click()
    expect(part.get_by_role("status")).to_have_text("Message enregistré.")
    expect(part.locator("audio")).to_be_visible()
    hear(part.locator("audio"))
    send(page)
    expect(page).to_have_url(LIST)
    [(pk, name)] = market.ask(
        "SELECT id, voice_note FROM address_useraddress WHERE line2 = ?", landmark
    )
    assert name.startswith("voices/")
    player = page.locator(f"audio[src='/files/voices/{pk}/']")
    expect(player).to_be_visible()
    hear(player)
    served = page.request.get(f"/files/voices/{pk}/").body()
    packets = read_ogg(served)[2]
    # Twenty milliseconds each, or sixty.
    assert 20 < len(packets) < 800
    # And on the form again, to be heard or taken away.
    page.goto(f"/fr/account/addresses/{pk}/")
    expect(page.locator(".address-door")).to_have_attribute("open", "")
    page.get_by_label("Retirer le message").check()
    send(page)
    expect(page).to_have_url(LIST)
    assert market.ask("SELECT voice_note FROM address_useraddress WHERE id = ?", pk) == [("",)]


@pytest.mark.parametrize("consents", [True, False])
def test_a_photo_is_made_small_before_it_is_sent(
    visitor: Callable[..., Page], market: Market, consents: bool
) -> None:
    page = visitor()
    landmark = f"Portail en petit {consents}"
    begin(page, landmark=landmark)
    # Lying on its side, as phones write them: what is upright is 2100 wide and 2800 high.
    large = saved(a_photo((2800, 2100)), "JPEG", exif=gps_exif(orientation=6), quality=97)
    assert len(large) > 500_000
    field = page.locator("[name=gate_photo]")
    field.set_input_files({"name": "gate.jpg", "mimeType": "image/jpeg", "buffer": large})
    said = page.locator("[data-shrunk]")
    expect(said).to_contain_text("Photo allégée")
    # Without a word about the place, nothing of it leaves the phone.
    chosen = field.evaluate(CHOSEN)
    assert chosen["size"] < len(large) / 2
    assert (chosen["hasNotes"], chosen["type"]) == (False, "image/jpeg")
    if consents:
        page.locator("[name=photo_consent]").check()
        until(lambda: field.evaluate(CHOSEN)["hasNotes"], what="the notes of the camera")
        assert field.evaluate(CHOSEN)["size"] < len(large) / 2
    send(page)
    if consents:
        expect(page.get_by_label("C’est bien là")).to_be_checked()
        send(page)
    expect(page).to_have_url(LIST)
    question = (
        "SELECT id, round(latitude, 3), round(longitude, 3), precision"
        " FROM address_useraddress WHERE line2 = ?"
    )
    [(pk, *where)] = market.ask(question, landmark)
    assert where == ([9.509, -13.712, "exact"] if consents else [None, None, ""])
    served = page.request.get(f"/files/gates/{pk}/").body()
    assert b"Exif" not in served
    assert Image.open(BytesIO(served)).size == (1200, 1600)


def test_a_small_photo_goes_as_it_is(visitor: Callable[..., Page]) -> None:
    page = visitor()
    begin(page, landmark="Petit portail")
    small = saved(a_photo(), "JPEG")
    field = page.locator("[name=gate_photo]")
    field.set_input_files({"name": "gate.jpg", "mimeType": "image/jpeg", "buffer": small})
    page.locator("[name=photo_consent]").check()
    assert field.evaluate(CHOSEN)["size"] == len(small)
    expect(page.locator("[data-shrunk]")).to_be_empty()
