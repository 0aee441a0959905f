from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.audit import record
from sellers.stores.exceptions import StoreRefused
from sellers.stores.models import Store
from sellers.stores.services.refresh_selling import refresh_selling

SUSPEND = "stores.suspend_store"


@transaction.atomic
def suspend_store(store: Store, *, by: User, reason: str) -> bool:
    """Nothing of it can be bought until it is reopened; false where it was suspended already."""
    if not by.has_perm(SUSPEND):
        raise PermissionDenied
    if not reason.strip():
        raise StoreRefused(_("Dites pourquoi."))
    moved = Store.objects.filter(pk=store.pk, suspended_at=None).update(
        suspended_at=timezone.now(), suspended_because=reason.strip()[:300]
    )
    if not moved:
        return False
    refresh_selling(store)
    record(store, action="store.suspended", by=by, note=reason)
    return True
