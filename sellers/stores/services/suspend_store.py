from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from sellers.stores.exceptions import StoreRefused
from sellers.stores.models import Store
from sellers.stores.reporting import STORES

SUSPEND = "stores.suspend_store"


def suspend_store(store: Store, *, by: User, reason: str) -> bool:
    """Nothing of it can be bought until it is reopened; false where it was suspended already."""
    if not by.has_perm(SUSPEND):
        raise PermissionDenied
    if not reason.strip():
        raise StoreRefused(_("Dites pourquoi."))
    return STORES.suspend(store, by=by, reason=reason.strip())
