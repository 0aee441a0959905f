"""Who changed what, from what to what, and from where.

    record(parcel, action="parcel.cancelled", by=user, before={"status": "placed"},
           after={"status": "cancelled"}, note="out of stock")

writes one row in the caller's transaction; a thing that has a history in Wagtail shows it there.
The pages of the office say `action` in the words that its room has for it (`words.py`).
"""

from core.audit.origin import Origin, coming_from, current_origin
from core.audit.record import history_of, record
from core.audit.words import in_words, register_words

__all__ = [
    "Origin",
    "coming_from",
    "current_origin",
    "history_of",
    "in_words",
    "record",
    "register_words",
]
