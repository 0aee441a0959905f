"""Two ways to use a page: with a pointer, and with Tab, Enter and Space alone."""

from typing import Protocol

from playwright.sync_api import Locator, Page, expect

FAR = 400  # stops of Tab that no page of ours has

# What stands at the focus: its words, whether a ring is drawn around it, whether it can be seen.
AT_FOCUS = """() => {
  const el = document.activeElement;
  if (!el || el === document.body) return null;
  const name = el.outerHTML.slice(0, 140);
  const drawn = (one) => [null, "::after"].some((part) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(one, part);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
  });
  const shown = el.labels?.length && el.getBoundingClientRect().width < 2 ? el.labels[0] : el;
  const box = shown.getBoundingClientRect();
  const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1);
  const y = box.top + Math.min(box.height, innerHeight) / 2;
  const top = document.elementFromPoint(x, y);
  const bare = !!top && (shown.contains(top) || top.contains(shown));
  const seen = box.width > 0 && y >= 0 && y <= innerHeight && bare;
  return { name, ring: drawn(el) || drawn(shown), seen };
}"""


class Hand(Protocol):
    def use(self, target: Locator) -> None: ...
    def write(self, target: Locator, text: str) -> None: ...
    def tick(self, target: Locator) -> None: ...


class Pointer:
    def __init__(self, page: Page) -> None:
        self.page = page

    def use(self, target: Locator) -> None:
        target.click()

    def write(self, target: Locator, text: str) -> None:
        target.fill(text)

    def tick(self, target: Locator) -> None:
        target.check()


class Keys:
    """Never touches the pointer; every stop on the way must show that it has the focus."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def use(self, target: Locator) -> None:
        self.go_to(target)
        self.page.keyboard.press("Enter")

    def write(self, target: Locator, text: str) -> None:
        self.go_to(target)
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.type(text)

    def tick(self, target: Locator) -> None:
        self.go_to(target)
        self.page.keyboard.press("Space")
        expect(target).to_be_checked()

    def go_to(self, target: Locator) -> None:
        expect(target).to_be_visible()
        for _stop in range(FAR):
            # Found anew at each stop: a part of the page may be fetched again on the way.
            if target.evaluate("el => el === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
            self._look()
        raise AssertionError(f"Tab never reaches {target}")

    def walk_around(self) -> list[str]:
        """From where the focus is through all the page and back; the names of the stops."""
        start = self.page.evaluate_handle("document.activeElement")
        stops: list[str] = []
        for _stop in range(FAR):
            here = self.page.evaluate_handle("document.activeElement")
            self.page.keyboard.press("Tab")
            at = self._look()
            stuck = at and here.evaluate("el => el === document.activeElement")
            assert not stuck, f"holds the focus: {at}"
            if start.evaluate("el => el === document.activeElement"):
                return stops
            stops.append(at)
        raise AssertionError(f"Tab never comes back; the last stops: {stops[-4:]}")

    def _look(self) -> str:
        at = self.page.evaluate(AT_FOCUS)
        if at is None:
            return ""
        assert at["ring"], f"nothing shows that this has the focus: {at['name']}"
        assert at["seen"], f"has the focus out of sight: {at['name']}"
        return str(at["name"])
