"""How the prices of a list are spread, as a drawing and as a few spans to choose from."""

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

# Round numbers that people think in, from a few francs to a hundred millions.
EDGES = [step * 10**power for power in range(3, 9) for step in (1, 2, 5)]
FEWEST = 8
HEIGHT = 32
MOST_SPANS = 4


@dataclass(frozen=True)
class Bar:
    """`low` to just below `high`; `x`, `y` and `height` are where it is drawn, 10 wide."""

    low: int
    high: int
    count: int
    x: int
    height: int
    chosen: bool

    @property
    def y(self) -> int:
        return HEIGHT - self.height


@dataclass(frozen=True)
class Span:
    low: int | None
    high: int | None
    count: int


def bars(prices: Counter[int], *, low: int | None, high: int | None) -> list[Bar]:
    """One for each round step that has a price in it, and those between; none for few products."""
    steps = _steps(prices)
    if sum(prices.values()) < FEWEST or len(steps) < 2:
        return []
    tallest = max(count for _, _, count in steps)
    return [
        Bar(
            low=begin,
            high=end,
            count=count,
            x=10 * at,
            # What is there at all is seen.
            height=max(1 if count else 0, round(HEIGHT * count / tallest)),
            chosen=(low is None or end > low) and (high is None or begin <= high),
        )
        for at, (begin, end, count) in enumerate(steps)
    ]


def spans(prices: Counter[int]) -> list[Span]:
    """About as many products in each, with round ends."""
    steps = _steps(prices)
    total = sum(prices.values())
    if total < FEWEST or len(steps) < 2:
        return []
    ends, seen = [], 0
    for _, end, count in steps[:-1]:
        seen += count
        if seen >= total * (len(ends) + 1) / MOST_SPANS:
            ends.append(end)
    ends = ends[: MOST_SPANS - 1]
    bounds = [0, *ends, 0]
    return [
        Span(low or None, high - 1 if high else None, count)
        for low, high in pairwise(bounds)
        if (count := _between(prices, low, high))
    ]


def _between(prices: Counter[int], low: int, high: int) -> int:
    return sum(n for price, n in prices.items() if low <= price and (not high or price < high))


def _steps(prices: Counter[int]) -> list[tuple[int, int, int]]:
    if not prices:
        return []
    cheapest, dearest = min(prices), max(prices)
    first = max((edge for edge in EDGES if edge <= cheapest), default=0)
    inner = [edge for edge in EDGES if first < edge <= dearest]
    last = next((edge for edge in EDGES if edge > dearest), dearest + 1)
    edges = [first, *inner, last]
    return [(begin, end, _between(prices, begin, end)) for begin, end in pairwise(edges)]
