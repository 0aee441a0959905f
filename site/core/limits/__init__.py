"""How often somebody did something lately: counted in the database, so that no error forgets it.

    CODES = Limit("code", most=3, seconds=600)
    if not take(CODES, "+224620123456"): …say when it goes on…

A count stands in a transaction of its own, so it outlives whatever fails afterwards; asking from
inside another transaction is a mistake and raises. What is done all the time has a Pace, which the
shared cache counts.
"""

from core.limits.pace import Pace, counted, keeps_pace
from core.limits.tally import Limit, clear, give_back, is_full, prune, take

__all__ = [
    "Limit",
    "Pace",
    "clear",
    "counted",
    "give_back",
    "is_full",
    "keeps_pace",
    "prune",
    "take",
]
