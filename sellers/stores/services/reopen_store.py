from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.models import User
from core.audit import record
from sellers.stores.models import Store
from sellers.stores.services.refresh_selling import refresh_selling
from sellers.stores.services.suspend_store import SUSPEND


@transaction.atomic
def reopen_store(store: Store, *, by: User) -> bool:
    """A suspension ends; false where there was none."""
    if not by.has_perm(SUSPEND):
        raise PermissionDenied
    moved = Store.objects.filter(pk=store.pk, suspended_at__isnull=False).update(
        suspended_at=None, suspended_because=""
    )
    if not moved:
        return False
    refresh_selling(store)
    record(store, action="store.reopened", by=by)
    return True
