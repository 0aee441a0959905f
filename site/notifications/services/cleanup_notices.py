from datetime import timedelta

from django.utils import timezone

from notifications.models import Notice

KEEP = timedelta(days=90)


def cleanup_notices(*, dry_run: bool = False) -> int:
    """Drop what was read and is older than 90 days; what nobody has read stays."""
    old = Notice.objects.filter(read_at__isnull=False, created_at__lte=timezone.now() - KEEP)
    if dry_run:
        return old.count()
    gone = old.count()
    old.delete()
    return gone
