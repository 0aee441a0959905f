from django.db import transaction

from sellers.stores.models import Store
from sellers.stores.selectors import has_its_papers
from shop.partner.models import Partner, Pause


@transaction.atomic
def refresh_selling(store: Store) -> bool:
    """Work out anew whether anything of a store can be bought, and why not; true where it can.

    The one place that writes it: papers, holidays and suspensions all end here.
    """
    now = _hold(store)
    pause = _pause(now)
    Partner.objects.filter(pk=now.partner_id).update(selling=not pause, pause=pause)
    store.partner.selling, store.partner.pause = not pause, pause
    return not pause


def _hold(store: Store) -> Store:
    """Of two decisions at once the second waits here, and reads what the first has written."""
    return Store.objects.select_for_update(of=("self",)).get(pk=store.pk)


def _pause(store: Store) -> str:
    if store.suspended_at:
        return Pause.SUSPENDED
    if not has_its_papers(store):
        return Pause.PAPERS
    return Pause.HOLIDAY if store.holiday else ""
