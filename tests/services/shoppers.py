"""People who buy without an account, again and again, and who tap again when it fails."""

import re
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import unescape

import httpx

from tests.support.real_site import until

PREVIEW = "/fr/checkout/preview/"
HIDDEN = re.compile(r"<input[^>]*type=\"hidden\"[^>]*>")


@dataclass
class Visit:
    """One page that somebody asked for."""

    page: str
    seconds: float
    # Nothing where nobody answered.
    status: int | None


class Stopped(Exception):
    """The shop closes while somebody is halfway through it."""


@dataclass
class Shoppers:
    """What they did and saw."""

    url: str
    products: list[tuple[int, str]]
    visits: list[Visit] = field(default_factory=list)
    # Who was thanked, by the name that they gave.
    thanked: list[str] = field(default_factory=list)
    began: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)

    def faced(self) -> Counter[int | None]:
        """How often which trouble."""
        return Counter(v.status for v in self.visits if v.status is None or v.status >= 400)

    def wait_for_orders(self, more: int) -> None:
        """Until so many more people were thanked."""
        wanted = len(self.thanked) + more

        def enough() -> bool:
            assert not self.faults, self.faults
            return len(self.thanked) >= wanted

        until(enough, what=lambda: f"{more} more orders; seen {self.faced()}", seconds=240)


class Shopper:
    def __init__(self, crowd: Shoppers, *, name: str, number: int) -> None:
        self.crowd, self.name, self.number = crowd, name, number
        self.client = httpx.Client(base_url=crowd.url, timeout=60, headers={"Origin": crowd.url})

    def ask(self, method: str, path: str, page: str, form: dict[str, str] | None = None) -> str:
        """Ask, and where the shop is in trouble, ask again, as people do."""
        while not self.crowd.closing.is_set():
            answer = self._try(method, path, page, form)
            if answer is not None and answer.status_code < 500:
                if answer.status_code >= 400:
                    raise AssertionError(
                        f"{method} {path}: {answer.status_code}\n{answer.text[-800:]}"
                    )
                return answer.text or answer.headers.get("location", "")
            self.crowd.closing.wait(0.3)
        raise Stopped

    def _try(
        self, method: str, path: str, page: str, form: dict[str, str] | None
    ) -> httpx.Response | None:
        data = form
        if form is not None:
            data = form | {"csrfmiddlewaretoken": self.client.cookies.get("makiti_csrf", "")}
        began = time.monotonic()
        try:
            answer = self.client.request(method, path, data=data)
        except httpx.TransportError:
            self.crowd.visits.append(Visit(page, time.monotonic() - began, None))
            return None
        self.crowd.visits.append(Visit(page, time.monotonic() - began, answer.status_code))
        return answer

    def buy(self) -> None:
        self.place(self.prepare())

    def prepare(self) -> str:
        """Up to the last button; the page that it stands on."""
        pk, path = self.crowd.products[self.number % len(self.crowd.products)]
        self.ask("GET", "/fr/shop/", "list")
        self.ask("GET", path, "product")
        self.ask("POST", f"/fr/basket/add/{pk}/", "add", {"quantity": "1"})
        self.ask("GET", "/fr/checkout/shipping-address/", "address")
        address = {
            "first_name": self.name,
            "phone_number": f"620 {self.number // 100 % 100:02} {self.number % 100:02} 34",
            "email": f"{self.name}@makiti.test",
            "line4": "Matam",
            "line1": "Madina",
            "line2": "Derrière la grande mosquée",
        }
        self.ask("POST", "/fr/checkout/shipping-address/", "address", address)
        for step in ("shipping-method", "payment-method"):
            self.ask("GET", f"/fr/checkout/{step}/", "address")
        return self.ask("GET", PREVIEW, "preview")

    def place(self, last: str) -> None:
        where = self.ask("POST", PREVIEW, "place", hidden_fields(last))
        # A tap that was answered by nobody may have placed it: the next one is led on.
        assert where.startswith(("/fr/checkout/thank-you/", "/fr/basket/")), where[-800:]
        self.ask("GET", where, "thanks")


def hidden_fields(page: str) -> dict[str, str]:
    form = page[page.index('id="place') :] if 'id="place' in page else page
    found = {}
    for tag in HIDDEN.findall(form):
        parts = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        if parts.get("name", "csrf")[:4] != "csrf":
            found[parts["name"]] = unescape(parts.get("value", ""))
    return found | {"action": "place_order"}


def _shop(crowd: Shoppers, *, number: int, name_of: Callable[[int], str]) -> None:
    turn = 0
    while not crowd.closing.is_set():
        turn += 1
        shopper = Shopper(crowd, name=name_of(turn), number=number * 1000 + turn)
        crowd.began.append(shopper.name)
        try:
            shopper.buy()
        except Stopped:
            return
        except Exception as error:  # noqa: BLE001 - the test asserts that there was none
            crowd.faults.append(f"{type(error).__name__}: {error}")
            return
        finally:
            shopper.client.close()
        crowd.thanked.append(shopper.name)


@contextmanager
def shopping(url: str, *, products: list[tuple[int, str]], people: int = 2) -> Iterator[Shoppers]:
    """A crowd at work while the block runs; at its end nobody may have met a fault."""
    crowd = Shoppers(url, products)
    mark = f"{time.time_ns() // 1_000_000:x}"
    threads = [
        threading.Thread(
            target=_shop,
            args=(crowd,),
            kwargs={"number": n, "name_of": lambda turn, n=n: f"p{mark}-{n}-{turn}"},
            daemon=True,
        )
        for n in range(people)
    ]
    for thread in threads:
        thread.start()
    try:
        yield crowd
    finally:
        crowd.closing.set()
        for thread in threads:
            thread.join(90)
    assert not any(thread.is_alive() for thread in threads)
    assert not crowd.faults, crowd.faults
