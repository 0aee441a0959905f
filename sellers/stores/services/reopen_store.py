from django.core.exceptions import PermissionDenied

from accounts.models import User
from sellers.stores.models import Store
from sellers.stores.reporting import STORES
from sellers.stores.services.suspend_store import SUSPEND


def reopen_store(store: Store, *, by: User) -> bool:
    """A suspension ends; false where there was none."""
    if not by.has_perm(SUSPEND):
        raise PermissionDenied
    return STORES.restore(store, by=by, note="")
