"""Watches every page of a browser for what must never happen on any of them."""

from typing import Any

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response

# Runs in each document before its own scripts: what the policy refused, what moved by itself.
LOOKOUT = """
addEventListener("securitypolicyviolation", (event) =>
  console.error(`CSP ${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}`));
window.__moved = 0;
new PerformanceObserver((list) => {
  for (const shift of list.getEntries()) if (!shift.hadRecentInput) window.__moved += shift.value;
}).observe({ type: "layout-shift", buffered: true });
"""


class Watch:
    """Collects faults; a journey ends with `watch.saw_nothing()`."""

    def __init__(self, context: BrowserContext) -> None:
        self.faults: list[str] = []
        # An answer that a journey provokes on purpose: its status, and what the console says of it.
        self.expected: set[int] = set()
        self.dark = False
        context.add_init_script(LOOKOUT)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.faults.append(f"error: {error.error}"))
        context.on("requestfailed", self._failed)
        context.on("response", self._response)

    def _console(self, message: ConsoleMessage) -> None:
        told = any(f"status of {status} " in message.text for status in self.expected)
        if message.type in {"error", "warning"} and not told and not self.dark:
            self.faults.append(f"console: {message.text} ({message.location.get('url', '')})")

    def _failed(self, request: Request) -> None:
        # The browser itself gives up on what a new page makes needless.
        if request.failure != "net::ERR_ABORTED" and not self.dark:
            self.faults.append(f"failed: {request.url} {request.failure}")

    def _response(self, response: Response) -> None:
        if response.status >= 400 and response.status not in self.expected:
            self.faults.append(f"{response.status}: {response.url}")

    def saw_nothing(self) -> None:
        assert not self.faults, "\n".join(self.faults)


def moved(page: Page) -> float:
    """How much of the page moved by itself since it opened (the browser's own measure, CLS)."""
    return float(page.evaluate("window.__moved"))


def overflow(page: Page) -> list[dict[str, Any]]:
    """Whatever makes the page scroll sideways."""
    return list(
        page.evaluate(
            """() => {
              const width = document.documentElement.clientWidth;
              if (document.documentElement.scrollWidth <= width) return [];
              return [...document.querySelectorAll("body *")]
                .filter((el) => el.getBoundingClientRect().right > width + 1)
                .slice(0, 5).map((el) => ({ what: el.outerHTML.slice(0, 160),
                                            right: el.getBoundingClientRect().right }));
            }"""
        )
    )
