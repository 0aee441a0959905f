"""The work behind an import: two handlers of the outbox, each may be killed and run again."""

import logging
import time
from typing import Any

from django.db.models import F
from django.utils import timezone

from core import outbox
from sellers.desk.imports.models import CatalogueImport
from sellers.stores.models import Store
from sellers.stores.permissions import Action, may

log = logging.getLogger(__name__)
Status = CatalogueImport.Status
MOST_TRIES = 8
LIVE_SECONDS = 20.0


class Overtaken(Exception):
    """A later try is at work, or nobody wants it any more."""


class Try:
    """One try at an import: only the latest writes."""

    def __init__(self, catalogue: CatalogueImport, key: str) -> None:
        self.catalogue, self.key = catalogue, key
        self.lived = 0.0

    @property
    def mine(self) -> Any:
        one = self.catalogue
        return CatalogueImport.objects.filter(pk=one.pk, status=one.status, attempt=one.attempt)

    def tell(self, **columns: Any) -> None:
        """Written with the effect it tells of; whoever was overtaken is undone."""
        if not self.mine.update(**columns):
            raise Overtaken

    def live(self) -> None:
        if time.monotonic() - self.lived >= LIVE_SECONDS:
            self.lived = time.monotonic()
            outbox.still_at_work(key=self.key)

    def fail(self, why: str) -> None:
        self.mine.update(status=Status.FAILED, why=why, finished_at=timezone.now())


def begin(pk: int, *, status: str, key: str) -> Try | None:
    """None where there is nothing to do any more."""
    rows = CatalogueImport.objects.filter(pk=pk, status=status)
    rows.update(attempt=F("attempt") + 1)
    found = rows.select_related("partner", "asked_by").first()
    return Try(found, key) if found else None


def still_of_the_store(catalogue: CatalogueImport) -> bool:
    """Whoever asked may have left the team, or have another role, since."""
    store = Store.objects.filter(partner=catalogue.partner).first()
    person = catalogue.asked_by
    return bool(store and person and may(person, store, Action.MANAGE_PRICES))


@outbox.handles("desk.check_import", outside=True)
def check_import_later(*, key: str, pk: int) -> None:
    from sellers.desk.imports.services.check_import import check_import

    _run(check_import, begin(pk, status=Status.CHECKING, key=key))


@outbox.handles("desk.run_import", outside=True)
def run_import_later(*, key: str, pk: int) -> None:
    from sellers.desk.imports.services.run_import import run_import

    _run(run_import, begin(pk, status=Status.RUNNING, key=key))


def _run(work: Any, one: Try | None) -> None:
    if one is None:
        return
    try:
        work(one)
    except Overtaken:
        log.info("import %s was overtaken", one.catalogue.pk)
    except Exception:
        if one.catalogue.attempt < MOST_TRIES:
            raise
        log.exception("import %s is given up", one.catalogue.pk)
        one.fail("unreadable")
