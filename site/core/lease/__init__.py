"""One holder at a time, agreed on through the database.

`take(name=…, holder=…, seconds=…)` says whether the holder has it now; taking again renews it, and
a holder that died loses it when its time is up.
"""

from core.lease.hold import release, take

__all__ = ["release", "take"]
