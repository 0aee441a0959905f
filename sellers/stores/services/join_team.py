from django.db import transaction

from accounts.models import User
from core.audit import record
from sellers.stores.models import Membership, Store
from sellers.stores.roles import Role


@transaction.atomic
def join_team(store: Store, *, person: User, role: Role, by: User | None = None) -> Membership:
    """Somebody is on the team from now on; who already is stays what they are."""
    membership, is_new = Membership.objects.get_or_create(
        store=store, person=person, defaults={"role": role}
    )
    if is_new:
        store.partner.users.add(person)
        record(
            store,
            action="store.joined",
            by=by or person,
            after={"person": person.pk, "role": str(role)},
        )
    return membership
