"""Watches every page of a browser for what must never happen on any of them."""

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, Response

# Runs in each document before its own scripts: what the policy refused, what moved by itself.
LOOKOUT = """
addEventListener("securitypolicyviolation", (event) =>
  console.error(`CSP ${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}`));
window.__moved = 0;
new PerformanceObserver((list) => {
  for (const shift of list.getEntries()) if (!shift.hadRecentInput) window.__moved += shift.value;
}).observe({ type: "layout-shift", buffered: true });
"""


# What Chromium says of a page that was left while its socket was still being opened.
LEFT_EARLY = "WebSocket is closed before the connection is established"


class Watch:
    """Collects faults; a journey ends with `watch.saw_nothing()`."""

    def __init__(self, context: BrowserContext) -> None:
        self.faults: list[str] = []
        # An answer that a journey provokes on purpose: its status, and what the console says of it.
        self.expected: set[int] = set()
        # While the line is cut on purpose, its complaints are no fault.
        self.cut = False
        context.add_init_script(LOOKOUT)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.faults.append(f"error: {error.error}"))
        context.on("requestfailed", self._failed)
        context.on("response", self._response)

    def _console(self, message: ConsoleMessage) -> None:
        if LEFT_EARLY in message.text:
            return
        told = any(f"status of {status} " in message.text for status in self.expected)
        if message.type in {"error", "warning"} and not told and not self.cut:
            self.faults.append(f"console: {message.text} ({message.location.get('url', '')})")

    def _failed(self, request: Request) -> None:
        # The browser itself gives up on what a new page makes needless.
        if request.failure != "net::ERR_ABORTED" and not self.cut:
            self.faults.append(f"failed: {request.url} {request.failure}")

    def _response(self, response: Response) -> None:
        if response.status >= 400 and response.status not in self.expected:
            self.faults.append(f"{response.status}: {response.url}")

    def saw_nothing(self) -> None:
        assert not self.faults, "\n".join(self.faults)
