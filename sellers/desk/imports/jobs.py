"""The work behind an import: two handlers of the outbox, each may be killed and run again."""

import logging
from typing import Any

from django.utils import timezone

from core import outbox
from sellers.desk import tries
from sellers.desk.imports.models import CatalogueImport
from sellers.desk.tries import MOST_TRIES, Overtaken
from sellers.stores.models import Store
from sellers.stores.permissions import Action, may

__all__ = ["Overtaken", "Status", "Try", "begin", "still_of_the_store"]
log = logging.getLogger(__name__)
Status = CatalogueImport.Status


class Try(tries.Try):
    @property
    def catalogue(self) -> CatalogueImport:
        row: CatalogueImport = self.row
        return row

    def fail(self, why: str) -> None:
        self.mine.update(status=Status.FAILED, why=why, finished_at=timezone.now())


def begin(pk: int, *, status: str, key: str) -> Try | None:
    """None where there is nothing to do any more."""
    rows = CatalogueImport.objects.filter(pk=pk, status=status)
    found = tries.begin(rows.select_related("partner", "asked_by"), key=key)
    return Try(found.row, key) if found else None


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
