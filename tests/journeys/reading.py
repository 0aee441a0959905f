"""Reads a page as its harshest visitors would: on a phone and a desk, by day and by night."""

from typing import Any

from playwright.sync_api import Page

from tests.support.locks import ROOT

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}
AXE = (ROOT / "tests" / "vendor" / "axe.min.js").read_text(encoding="utf-8")
MOST_MOVED = 0.1
THUMB = 48
# Contrast is all that the night changes.
NIGHT = {"runOnly": ["color-contrast"]}

ASK_AXE = """async (options) => {
  const all = { resultTypes: ["violations"], preload: false, ...options };
  const { violations } = await axe.run(document, all);
  return violations.map(({ id, nodes }) =>
    `${id}: ` + nodes.slice(0, 3).map((node) => node.html.slice(0, 160) + " " +
      node.any.map((check) => check.message).join(" ").slice(0, 200)).join(" | "));
}"""

# Down to the end and back up, as somebody reads: pictures that come late must not push anything.
SCROLL = """async () => {
  const frame = () => new Promise((done) =>
    requestAnimationFrame(() => requestAnimationFrame(done)));
  for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight) {
    scrollTo(0, y);
    await frame();
  }
  scrollTo(0, 0);
  await frame();
}"""

TOO_WIDE = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  // What lies in a box of its own that scrolls is not what pushes the page.
  const boxed = (el) => el && el !== document.body &&
    (getComputedStyle(el).overflowX !== "visible" || boxed(el.parentElement));
  return [...document.querySelectorAll("body *")]
    .filter((el) => {
      const { left, right } = el.getBoundingClientRect();
      return (right > width + 1 || left < -1) && !boxed(el.parentElement);
    })
    .slice(0, 3).map((el) => el.outerHTML.slice(0, 140));
}"""

# What a thumb must hit. A link inside a sentence is as high as its line; a box or a dot may be
# hit by its label too; a name that stretches over its card is as large as the card.
TOO_SMALL = """(least) => {
  const size = (el) => {
    const boxes = [el, ...(el.labels || [])].map((one) => one.getBoundingClientRect());
    const over = getComputedStyle(el, "::after");
    if (over.position === "absolute" && over.content !== "none" && over.inset === "0px") {
      const card = el.closest("article, li, .store-card, .tile, .card");
      if (card) boxes.push(card.getBoundingClientRect());
    }
    const most = (side) => Math.max(...boxes.map((box) => box[side]));
    return [most("width"), most("height")];
  };
  const inSentence = (el) => getComputedStyle(el).display === "inline" &&
    [...el.parentElement.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  const targets = "a[href], button, input:not([type=hidden]), select, textarea, summary";
  return [...document.querySelectorAll(targets)]
    .filter((el) => el.checkVisibility() && !inSentence(el))
    .filter((el) => !el.closest(".visually-hidden, .skip-link, .skiplink"))
    .filter((el) => !el.closest("[tabindex='-1']:not(main, section)"))
    .filter((el) => { const [w, h] = size(el); return h < least - 0.5 || w < Math.min(least, 24); })
    .map((el) => `${size(el).map(Math.round).join("×")} ${el.outerHTML.slice(0, 120)}`);
}"""


def axe(page: Page, **options: Any) -> list[str]:
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE)
    return list(page.evaluate(ASK_AXE, options))


def too_wide(page: Page) -> list[str]:
    return [f"too wide: {what}" for what in page.evaluate(TOO_WIDE)]


def too_small(page: Page, *, least: int = THUMB) -> list[str]:
    return [f"too small for a thumb: {what}" for what in page.evaluate(TOO_SMALL, least)]


def moved(page: Page) -> list[str]:
    """The browser's own measure of what moved by itself since the page opened (CLS)."""
    page.evaluate(SCROLL)
    much = page.evaluate("window.__moved")
    return [f"the page moved by {much:.3f}"] if much > MOST_MOVED else []


def heads(page: Page) -> list[str]:
    found = page.locator("h1").count()
    return [] if found == 1 else [f"{found} first headings"]


def faults(page: Page, path: str, *, wide: bool = True, least: int = THUMB) -> list[str]:
    """All that is wrong with a page, by day and by night, narrow and (where it differs) wide."""
    return _read(page, (PHONE, DESK) if wide else (PHONE,), path=path, least=least)


def faults_here(page: Page, *, least: int = THUMB) -> list[str]:
    """The same of a page that has no address of its own: an error, a refusal."""
    return _read(page, (PHONE, DESK), least=least)


def _read(page: Page, sizes: Any, *, path: str = "", least: int) -> list[str]:
    found: list[str] = []
    for size in sizes:
        page.set_viewport_size(size)
        page.emulate_media(color_scheme="light")
        if path:
            page.goto(path, wait_until="load")
        # What a page does on its own would be mixed with what it does at another width.
        here = [*(moved(page) if path else []), *too_wide(page), *axe(page)]
        here += [*heads(page), *too_small(page, least=least)] if size is PHONE else []
        page.emulate_media(color_scheme="dark")
        here += [f"by night {fault}" for fault in axe(page, **NIGHT)]
        found += [f"at {size['width']}: {fault}" for fault in here]
    return found
