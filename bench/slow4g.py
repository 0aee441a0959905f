"""LCP and bytes of the shop's first pages on a phone behind Slow 4G.

`.venv/bin/python bench/slow4g.py [ADDRESS]` (http://localhost:8000, a demo that runs) opens each
page in a real Chromium as somebody who was never here, then once more, and writes the table into
bench/slow4g.md. The line is that of Chrome's "Slow 4G": 150 ms, 1.6 Mbit/s down, four times slower
a processor.
"""

import sys
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

TABLE = Path(__file__).resolve().parent / "slow4g.md"
SWITCHES = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]
PHONE = {"width": 360, "height": 740}
LINE = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1.6 * 1024 * 1024 / 8,
    "uploadThroughput": 750 * 1024 / 8,
}
LCP = """() => new Promise((done) => {
  new PerformanceObserver((list) => {
    const last = list.getEntries().at(-1);
    done([last.startTime, last.element ? last.element.tagName.toLowerCase() : ""]);
  }).observe({ type: "largest-contentful-paint", buffered: true });
  setTimeout(() => done([0, "nothing"]), 3000);
})"""


class Meter:
    """Bytes as they cross the line, compressed, headers and all."""

    def __init__(self, page: Page) -> None:
        self.bytes = 0.0
        self.session = page.context.new_cdp_session(page)
        self.session.on("Network.loadingFinished", self._count)
        self.session.send("Network.enable")
        self.session.send("Network.emulateNetworkConditions", LINE)
        self.session.send("Emulation.setCPUThrottlingRate", {"rate": 4})

    def _count(self, event: dict[str, Any]) -> None:
        self.bytes += event["encodedDataLength"]


def look(browser: Browser, address: str) -> list[tuple[float, str, float]]:
    """(seconds to LCP, of what, KB) of the first view and of the second."""
    context = browser.new_context(viewport=PHONE, locale="fr-GN", service_workers="block")
    found = []
    for _view in range(2):
        page = context.new_page()
        meter = Meter(page)
        page.goto(address, wait_until="networkidle")
        milliseconds, what = page.evaluate(LCP)
        found.append((milliseconds / 1000, what, meter.bytes / 1024))
        page.close()
    context.close()
    return found


def main() -> None:
    base = (sys.argv[1] if len(sys.argv) > 1 else "http://localhost:8000").rstrip("/")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=SWITCHES)
        page = browser.new_page(locale="fr-GN")
        page.goto(f"{base}/fr/shop/")
        product = page.locator("#products a[href*='/shop/p/']").first.get_attribute("href")
        page.close()
        pages = {"home": "/fr/", "list": "/fr/shop/", "product": product, "basket": "/fr/basket/"}
        # Once before: sizes of pictures are made when somebody asks for them first.
        for path in pages.values():
            look(browser, base + str(path))
        rows = [(name, *look(browser, base + str(path))) for name, path in pages.items()]
        browser.close()
    lines = [
        "# The first pages on a phone behind Slow 4G",
        "",
        f"Printed by `make bench`, {time.strftime('%Y-%m-%d')}: 360 × 740, 150 ms, 1.6 Mbit/s, a "
        "processor four times slower, `make demo`'s one process behind it. To be: LCP ≤ 2.5 s; "
        "first view ≤ 250 KB, repeat view ≤ 40 KB.",
        "",
        "| page | LCP | of | first view | again: LCP | again |",
        "|---|---:|---|---:|---:|---:|",
    ]
    for name, first, second in rows:
        lines.append(
            f"| {name} | {first[0]:.1f} s | `{first[1]}` | {first[2]:.0f} KB "
            f"| {second[0]:.1f} s | {second[2]:.0f} KB |"
        )
    text = "\n".join([*lines, ""])
    TABLE.write_text(text)
    print(text)


if __name__ == "__main__":
    main()
