from typing import Any

from django.db import transaction

from core.audit import record
from core.outbox import after_commit
from sellers.desk.imports.models import CatalogueImport

Status = CatalogueImport.Status


def start_import(catalogue: CatalogueImport, *, by: Any) -> bool:
    """Take the rows that are right; false where it runs or ran already: twice is once."""
    with transaction.atomic():
        started = CatalogueImport.objects.filter(pk=catalogue.pk, status=Status.CHECKED).update(
            status=Status.RUNNING, done=0, total=catalogue.rows.count(), asked_by=by, attempt=0
        )
        if started:
            after_commit("desk.run_import", pk=catalogue.pk)
            record(catalogue, action="import.started", by=by)
    return bool(started)
