from django.conf import settings
from django.db import transaction

from accounts.models import User
from core.audit import record
from logistics.geo.services.note_unknown_place import note_unknown_place
from sellers.stores.models import Store
from sellers.stores.place_form import Where
from shop.partner.models import Partner, PartnerAddress


@transaction.atomic
def place_store(store: Store, *, where: Where, by: User) -> PartnerAddress:
    """A store is in one place: its first address says where, from now on this one."""
    address = PartnerAddress.objects.filter(partner=store.partner).order_by("pk").first()
    before = {"quartier": address.line1, "commune": address.line4} if address else {}
    address = address or PartnerAddress(partner=store.partner)
    address.country_id = settings.COUNTRY_CODE
    address.line1, address.line2, address.line4 = where.quartier, where.landmark, where.commune
    address.place = where.place
    address.latitude = where.point.latitude if where.point else None
    address.longitude = where.point.longitude if where.point else None
    address.precision = where.precision if where.point else ""
    address.save()
    Partner.objects.filter(pk=store.partner_id).update(commune=where.commune)
    store.partner.commune = where.commune
    if where.place is None:
        note_unknown_place(where.quartier, within="", around=where.commune)
    record(
        store,
        action="store.placed",
        by=by,
        before=before,
        after={"quartier": where.quartier, "commune": where.commune},
    )
    return address
