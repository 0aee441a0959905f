"""Who changed what, from what to what, and from where.

    record(parcel, action="parcel.cancelled", by=user, before={"status": "placed"},
           after={"status": "cancelled"}, note="out of stock")

writes one row in the caller's transaction; a thing that has a history in Wagtail shows it there.
"""

from core.audit.origin import Origin, coming_from, current_origin
from core.audit.record import history_of, record

__all__ = ["Origin", "coming_from", "current_origin", "history_of", "record"]
