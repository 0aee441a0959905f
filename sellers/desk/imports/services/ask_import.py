import hashlib
from datetime import timedelta
from pathlib import PurePath
from typing import Any

from django.db import transaction
from django.utils import timezone

from core.audit import record
from core.outbox import after_commit
from core.uploads import private_files
from sellers.desk.imports.models import CatalogueImport
from shop.partner.models import Partner

# Who sends the same file again within it tapped twice.
SAME = timedelta(minutes=1)
FOLDER = "imports"


def ask_import(partner: Any, *, by: Any, file: Any) -> CatalogueImport:
    """Keep a table that was judged (core.uploads.table) and have it looked at whole."""
    file.seek(0)
    digest = hashlib.file_digest(file, "sha256").hexdigest()
    if found := _same(partner, by=by, digest=digest):
        return found
    called = PurePath(str(file.name)).name[:120]
    catalogue = CatalogueImport(partner=partner, asked_by=by, called=called, digest=digest)
    ending = PurePath(called).suffix.lower()
    file.seek(0)
    catalogue.name = private_files.save(f"{FOLDER}/{catalogue.key}{ending}", file)
    with transaction.atomic():
        _hold(partner)
        if found := _same(partner, by=by, digest=digest):
            private_files.delete(catalogue.name)
            return found
        catalogue.save()
        after_commit("desk.check_import", pk=catalogue.pk)
        record(catalogue, action="import.asked", by=by, after={"file": called})
    return catalogue


def _hold(partner: Any) -> None:
    """Of two taps at once the second waits here; orders and products go on meanwhile."""
    Partner.objects.select_for_update(of=("self",), no_key=True).get(pk=partner.pk)


def _same(partner: Any, *, by: Any, digest: str) -> CatalogueImport | None:
    mine = CatalogueImport.objects.filter(partner=partner, asked_by=by, digest=digest)
    fresh = mine.filter(asked_at__gte=timezone.now() - SAME)
    ended = [CatalogueImport.Status.DONE, CatalogueImport.Status.FAILED]
    return fresh.exclude(status__in=ended).order_by("-pk").first()
