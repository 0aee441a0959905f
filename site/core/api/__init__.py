"""What the endpoints of every room share: refusals, pages of a list, limits, shapes of answers.

A room writes a router in its `api.py`; `config/api.py` joins them. Example in docs/api.md.
"""

from core.api.cursor import BadCursor, Cut, cut_rows
from core.api.once import once
from core.api.problems import Problem, problems
from core.api.schemas import Line, MoneyOut, Out, Strict, left_out
from core.api.throttles import BY_PERSON

__all__ = [
    "BY_PERSON",
    "BadCursor",
    "Cut",
    "Line",
    "MoneyOut",
    "Out",
    "Problem",
    "Strict",
    "cut_rows",
    "left_out",
    "once",
    "problems",
]
