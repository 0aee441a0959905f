"""What a page costs on the line, as the server really sends it: compressed, with its headers."""

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

KINDS = {"Document": "html", "Stylesheet": "css", "Script": "js", "Image": "picture"}


@dataclass(frozen=True)
class Received:
    url: str
    kind: str
    size: int


class Scales:
    """Weighs all that a page receives from now on; what its cache had costs nothing."""

    def __init__(self, page: Page) -> None:
        self.received: list[Received] = []
        self._known: dict[str, tuple[str, str]] = {}
        session = page.context.new_cdp_session(page)
        session.on("Network.responseReceived", self._begins)
        session.on("Network.loadingFinished", self._ends)
        session.send("Network.enable")

    def _begins(self, event: dict[str, Any]) -> None:
        kind = KINDS.get(event["type"], "other")
        self._known[event["requestId"]] = (event["response"]["url"], kind)

    def _ends(self, event: dict[str, Any]) -> None:
        url, kind = self._known.pop(event["requestId"], ("", "other"))
        if event["encodedDataLength"] and not url.startswith("data:"):
            self.received.append(Received(url, kind, int(event["encodedDataLength"])))

    def sum(self, *kinds: str) -> int:
        return sum(one.size for one in self.received if not kinds or one.kind in kinds)

    def largest(self, kind: str) -> int:
        return max((one.size for one in self.received if one.kind == kind), default=0)
