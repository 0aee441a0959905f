from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from core.uploads import private_files
from core.uploads.strays import sweep_strays
from sellers.stores.models import Paper
from sellers.stores.states import PaperStatus

DECIDED = (PaperStatus.ACCEPTED, PaperStatus.REFUSED, PaperStatus.WAIVED)


def forget_pictures(*, dry_run: bool = False) -> int:
    """Pictures of papers that were decided long enough ago go; how many did.

    The row first, then the file: what a killed run leaves has no row, and is swept by the next.
    """
    before = timezone.now() - timedelta(days=settings.STORE_PAPERS_DAYS)
    due = Paper.objects.filter(status__in=DECIDED, decided_at__lt=before).exclude(picture="")
    if dry_run:
        return due.count()
    gone = 0
    for pk, name in list(due.values_list("pk", "picture")):
        if Paper.objects.filter(pk=pk, picture=name).update(picture=""):
            private_files.delete(name)
            gone += 1
    sweep_strays("papers", used=_names, older_than=timedelta(days=1))
    return gone


def _names() -> set[str]:
    return set(Paper.objects.exclude(picture="").values_list("picture", flat=True))
