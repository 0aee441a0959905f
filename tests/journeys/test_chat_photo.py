"""A photo written into a conversation waits for the line on the device, like words do."""

from collections.abc import Callable

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from core.tests.hostile import saved
from tests.journeys.people import HAMMER, sign_in
from tests.journeys.test_chat import ask, is_live, said, say
from tests.support.line import Line

pytestmark = pytest.mark.journey

KEPT_PHOTOS = """() => new Promise((done) => {
  indexedDB.open("makiti-chat").onsuccess = ({ target }) => {
    const photos = target.result.transaction("photos").objectStore("photos");
    photos.count().onsuccess = (counted) => done(counted.target.result);
  };
})"""


def test_a_photo_that_waits_outlives_its_page_and_keeps_its_place(
    visitor: Callable[..., Page], line: Line
) -> None:
    # Noise, so that it is worth making small.
    photo = saved(Image.effect_noise((2400, 1200), 90), "JPEG", quality=90)
    page = visitor(base_url=line.url)
    sign_in(page, "oumar@makiti.test")
    ask(page, HAMMER, "Regardez la photo.")
    is_live(page)
    there = page.url.split("#")[0]
    before = page.locator(".chat-text").all_text_contents()
    page.watch.cut = True  # type: ignore[attr-defined]
    line.cut()
    field = page.locator("#say [name=picture]")
    field.set_input_files({"name": "manche.jpg", "mimeType": "image/jpeg", "buffer": photo})
    say(page, "La voici")
    say(page, "et le manche ?")
    expect(page.locator(".is-waiting")).to_have_count(2)
    expect(page.locator(".is-waiting .chat-preview")).to_be_visible()
    assert field.input_value() == ""
    page.goto("about:blank")
    line.mend()
    page.goto(there)
    assert said(page, len(before) + 2) == [*before, "La voici", "et le manche ?"]
    expect(page.locator(".is-waiting")).to_have_count(0, timeout=60_000)
    sent = page.locator(".is-mine[data-number] .chat-picture img")
    expect(sent).to_have_count(1)
    assert sent.evaluate("(image) => image.decode().then(() => image.naturalWidth)") == 1600
    assert page.evaluate(KEPT_PHOTOS) == 0


def test_a_photo_is_sent_where_nothing_can_be_kept(visitor: Callable[..., Page]) -> None:
    page = visitor()
    page.add_init_script("delete window.indexedDB")
    sign_in(page, "kadiatou@makiti.test")
    ask(page, HAMMER, "Et celui-ci ?")
    photo = saved(Image.new("RGB", (80, 60), "teal"), "PNG")
    file = {"name": "celui.png", "mimeType": "image/png", "buffer": photo}
    page.locator("#say [name=picture]").set_input_files(file)
    say(page, "Avec une photo")
    expect(page.locator(".is-mine .chat-picture img")).to_have_count(1)
    expect(page.locator(".chat-text").last).to_have_text("Avec une photo")
