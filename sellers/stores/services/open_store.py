from typing import Any

from django.db import transaction

from accounts.models import User
from core.audit import record
from sellers.stores.models import Store
from sellers.stores.roles import Role
from sellers.stores.services.join_team import join_team
from sellers.stores.services.refresh_selling import refresh_selling
from shop.partner.models import Partner, Pause


@transaction.atomic
def open_store(owner: User, *, name: str, slug: str, **facts: Any) -> Store:
    """A store of somebody's own, closed until its papers are in order.

    `facts` are what its desk keeps (phone, nif …). Two at once with one slug: the database lets
    one of them pass (IntegrityError).
    """
    partner = Partner.objects.create(name=name, code=slug, selling=False, pause=Pause.PAPERS)
    store = Store.objects.create(partner=partner, **facts)
    record(store, action="store.opened", by=owner, after={"name": name, "slug": slug})
    join_team(store, person=owner, role=Role.OWNER)
    refresh_selling(store)
    return store
