from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.audit import record
from sellers.stores.exceptions import StoreRefused
from sellers.stores.models import Membership
from sellers.stores.permissions import Action, may
from sellers.stores.roles import Role


@transaction.atomic
def remove_member(membership: Membership, *, by: User) -> None:
    """Off the team at once, its chat included; anybody may take themselves off but the owner."""
    store = membership.store
    if by.pk != membership.person_id and not may(by, store, Action.MANAGE_TEAM):
        raise PermissionDenied
    mine = Membership.objects.filter(pk=membership.pk).exclude(role=Role.OWNER)
    gone, _rows = mine.delete()
    if not gone:
        if not Membership.objects.filter(pk=membership.pk).exists():
            return
        raise StoreRefused(_("Donnez d’abord la boutique à quelqu’un d’autre de l’équipe."))
    store.partner.users.remove(membership.person_id)
    record(store, action="store.left", by=by, before={"person": membership.person_id})
