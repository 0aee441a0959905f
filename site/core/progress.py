"""One line on a terminal that fills up while long work goes on."""

import time
from typing import TextIO

WIDTH = 30


class Progress:
    """A bar of `total` steps; where nobody watches (a log, a pipe), a line every tenth."""

    def __init__(self, *, total: int, stream: TextIO) -> None:
        self.total = max(total, 1)
        self.stream = stream
        self.live = stream.isatty()
        self.done = 0
        self.shown = -1
        self.began = time.monotonic()
        self.label = ""

    def name(self, label: str) -> None:
        self.label = label
        self._show(always=self.live)

    def advance(self, steps: int = 1) -> None:
        self.done += steps
        self._show()

    def finish(self) -> float:
        """Fill the bar; returns the seconds that it took."""
        self.done, self.label = self.total, ""
        self._show(always=True)
        if self.live:
            self.stream.write("\n")
        return time.monotonic() - self.began

    def _show(self, *, always: bool = False) -> None:
        percent = min(100, self.done * 100 // self.total)
        step = percent if self.live else percent // 10
        if step == self.shown and not always:
            return
        self.shown = step
        filled = WIDTH * percent // 100
        seconds = time.monotonic() - self.began
        bar = "█" * filled + "░" * (WIDTH - filled)
        line = f"{bar} {percent:3d} %  {seconds:4.0f} s  {self.label}"
        self.stream.write(f"\r{line:<78}" if self.live else f"{line.rstrip()}\n")
        self.stream.flush()
