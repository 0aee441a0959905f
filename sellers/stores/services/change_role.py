from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.audit import record
from sellers.stores.exceptions import StoreRefused
from sellers.stores.models import Membership
from sellers.stores.permissions import Action, may
from sellers.stores.roles import Role

CHANGED = _("Quelqu’un a changé l’équipe entre-temps. Revoyez-la.")


@transaction.atomic
def change_role(membership: Membership, *, role: str, by: User) -> None:
    """Another role from now on. Who makes somebody the owner becomes a manager: there is one."""
    store, old = membership.store, membership.role
    if not may(by, store, Action.MANAGE_TEAM):
        raise PermissionDenied
    if role == old:
        return
    if old == Role.OWNER:
        raise StoreRefused(_("Donnez d’abord la boutique à quelqu’un d’autre de l’équipe."))
    team = Membership.objects.filter(store=store)
    if role == Role.OWNER and not team.filter(person=by, role=Role.OWNER).update(role=Role.MANAGER):
        raise StoreRefused(CHANGED)
    if not team.filter(pk=membership.pk, role=old).update(role=Role(role)):
        # Both stand or neither.
        raise StoreRefused(CHANGED)
    membership.role = role
    record(
        store,
        action="store.role_changed",
        by=by,
        before={"role": old},
        after={"role": role, "person": membership.person_id},
    )
