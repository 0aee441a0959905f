from sellers.stores.models import Store
from sellers.stores.selectors import has_its_papers
from shop.partner.models import Partner, Pause


def refresh_selling(store: Store) -> bool:
    """Work out anew whether anything of a store can be bought, and why not; true where it can.

    The one place that writes it: papers, holidays and suspensions all end here.
    """
    now = Store.objects.get(pk=store.pk)
    pause = _pause(now)
    Partner.objects.filter(pk=now.partner_id).update(selling=not pause, pause=pause)
    store.partner.selling, store.partner.pause = not pause, pause
    return not pause


def _pause(store: Store) -> str:
    if store.suspended_at:
        return Pause.SUSPENDED
    if not has_its_papers(store):
        return Pause.PAPERS
    return Pause.HOLIDAY if store.holiday else ""
