"""How often one may ask. Counted in the shared cache; a cache that is away limits nobody."""

import time

from django.http import HttpRequest
from ninja.throttling import BaseThrottle

from core.audit.origin import origin_of
from core.limits import counted


class Throttle(BaseThrottle):
    """So many in each window of the clock. Nothing is kept here: one object serves all threads."""

    name = ""

    def __init__(self, *, most: int, seconds: int) -> None:
        self.most, self.seconds = most, seconds

    def asker(self, request: HttpRequest) -> str | None:
        """Who is counted; None is not counted."""
        raise NotImplementedError

    def allow_request(self, request: HttpRequest) -> bool:
        asker = self.asker(request)
        if asker is None:
            return True
        return counted(f"api:{self.name}", asker, seconds=self.seconds) <= self.most

    def wait(self) -> float:
        return self.seconds - time.time() % self.seconds


class ByPerson(Throttle):
    name = "person"

    def asker(self, request: HttpRequest) -> str | None:
        auth = getattr(request, "auth", None)
        pk = getattr(auth, "pk", None)
        return str(pk) if pk else None


class ByAddress(Throttle):
    """Thousands share one address on a mobile network: this only stops what no crowd does."""

    name = "address"

    def asker(self, request: HttpRequest) -> str | None:
        return (origin_of(request).address or "unknown").replace(" ", "")


BY_PERSON = ByPerson(most=300, seconds=60)
# Asked by the middleware, so that no router can forget it.
BY_ADDRESS = ByAddress(most=6000, seconds=60)
