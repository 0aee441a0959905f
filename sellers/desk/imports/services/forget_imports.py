"""Files and rows of imports go after a month, and with them what a killed upload left."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from core.uploads import private_files
from sellers.desk.imports.models import CatalogueImport
from sellers.desk.imports.services.ask_import import FOLDER

KEEP = timedelta(days=30)


def forget_imports() -> int:
    gone = _drop_imports(CatalogueImport.objects.filter(asked_at__lt=timezone.now() - KEEP))
    _drop_strays()
    return gone


def _drop_imports(imports: Any) -> int:
    """The file first: a row that stays is tried again, a file without a row is not found."""
    dropped = 0
    for catalogue in imports.only("pk", "name").iterator():
        private_files.delete(catalogue.name)
        dropped += bool(CatalogueImport.objects.filter(pk=catalogue.pk).delete()[0])
    return dropped


def _drop_strays() -> None:
    if not private_files.exists(FOLDER):
        return
    kept = set(CatalogueImport.objects.values_list("name", flat=True))
    before = timezone.now() - timedelta(days=1)
    for name in private_files.listdir(FOLDER)[1]:
        path = f"{FOLDER}/{name}"
        if path not in kept and private_files.get_modified_time(path) < before:
            private_files.delete(path)
