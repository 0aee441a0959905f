from typing import Any

from django.db import transaction

from accounts.models import User
from core.audit import record
from core.outbox import after_commit
from sellers.stores.models import Store

# What of a store shoppers read on the shop's own row.
SHOWN = frozenset(
    {
        "name",
        "description",
        "logo",
        "by_courier",
        "by_itself",
        "pickup",
        "return_days",
        "return_paid_by",
    }
)
OWN = frozenset({"banner", "nif", "rccm", "phone", "second_phone", "hours"})


@transaction.atomic
def edit_store(store: Store, *, by: User, **facts: Any) -> bool:
    """Write what changed, on whichever of the two rows it stands; false where nothing did."""
    if unknown := facts.keys() - SHOWN - OWN:
        raise ValueError(f"Not a field of a store: {sorted(unknown)}")
    changed = False
    before: dict[str, Any] = {}
    for row, names in ((store.partner, SHOWN), (store, OWN)):
        new = {n: v for n, v in facts.items() if n in names and getattr(row, n) != v}
        if new:
            before |= {name: _said(getattr(row, name)) for name in new}
            type(row)._base_manager.filter(pk=row.pk).update(**new)
            for name, value in new.items():
                setattr(row, name, value)
            changed = True
    if changed:
        after = {name: _said(facts[name]) for name in before}
        record(store, action="store.edited", by=by, before=before, after=after)
    if "name" in before:
        # Products are found by their store's name too.
        after_commit("stores.list_anew", store=store.pk)
    return changed


def _said(value: Any) -> Any:
    return value if isinstance(value, bool | int | dict) else str(value)
