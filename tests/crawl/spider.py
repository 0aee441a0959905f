"""Follows every address that a page names, as a browser or a search engine would."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qsl, urldefrag, urljoin, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client

ORIGIN = "http://testserver"
# Of one path with the same names in its query, so many are tried: filters multiply without end.
OF_ONE_KIND = 2
ADDRESSES = {
    ("a", "href"),
    ("link", "href"),
    ("img", "src"),
    ("script", "src"),
    ("use", "href"),
    ("source", "src"),
    ("form", "action"),
}


class Reader(HTMLParser):
    """The addresses in a page, and what a page must have."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.tags: Counter[str] = Counter()
        self.lang = self.title = self.description = self.canonical = ""
        self._in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        self.tags[tag] += 1
        if tag == "html":
            self.lang = told.get("lang", "")
        if tag == "meta" and told.get("name") == "description":
            self.description = told.get("content", "")
        if tag == "link" and told.get("rel") == "canonical":
            self.canonical = told.get("href", "")
        self._in_title = tag == "title" and not self.title
        writes = tag == "form" and told.get("method", "get").lower() != "get"
        self.found += [] if writes else [told[n] for t, n in ADDRESSES if t == tag and n in told]
        self.found += [told["hx-get"]] if "hx-get" in told else []
        for part in told.get("srcset", "").split(","):
            self.found += part.split()[:1]

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title += data.strip()
            self._in_title = False


@dataclass
class Page:
    address: str
    status: int
    kind: str
    text: str
    read: Reader
    came_from: str

    @property
    def is_page(self) -> bool:
        return self.kind.startswith("text/html") and "<!DOCTYPE" in self.text[:400]


@dataclass
class Spider:
    client: Client
    seen: dict[str, str] = field(default_factory=dict)
    kinds: Counter[tuple[str, tuple[str, ...]]] = field(default_factory=Counter)

    def crawl(self, *starts: str) -> Iterator[Page]:
        waiting = list(starts)
        self.seen |= dict.fromkeys(starts, "the start")
        while waiting:
            page = self.visit(waiting.pop())
            yield page
            for address in self.inside(page):
                if address not in self.seen and self.is_new_kind(address):
                    self.seen[address] = page.address
                    waiting.append(address)

    def visit(self, address: str) -> Page:
        if address.startswith(settings.STATIC_URL):
            there = finders.find(address.removeprefix(settings.STATIC_URL))
            return Page(address, 200 if there else 404, "", "", Reader(), self.seen[address])
        answer: Any = self.client.get(address, follow=True)
        kind = answer.headers.get("Content-Type", "")
        streamed = answer.streaming
        body = b"".join(answer.streaming_content) if streamed else answer.content
        text = body.decode() if kind.startswith(("text/html", "application/xml")) else ""
        read = Reader()
        if kind.startswith("text/html"):
            read.feed(text)
        elif "<loc>" in text:
            read.found = re.findall(r"<loc>([^<]+)</loc>", text)
            read.found += re.findall(r"href=\"([^\"]+)\"", text)
        came_from = self.seen.get(address, "")
        return Page(address, answer.status_code, kind, text, read, came_from)

    def inside(self, page: Page) -> Iterator[str]:
        for address in page.read.found:
            whole = urldefrag(urljoin(ORIGIN + page.address, address)).url
            parts = urlsplit(whole)
            if parts.scheme in {"http", "https"} and parts.hostname in {"testserver", "localhost"}:
                yield f"{parts.path}?{parts.query}" if parts.query else parts.path

    def is_new_kind(self, address: str) -> bool:
        parts = urlsplit(address)
        names = tuple(sorted({name for name, _ in parse_qsl(parts.query)}))
        kind = (parts.path, names)
        self.kinds[kind] += 1
        return not names or self.kinds[kind] <= OF_ONE_KIND
