"""Outlines: a reader of SVG path data (M L H V C S Q Z, either case) and ready-made shapes."""

import math
import re
from collections.abc import Iterator
from functools import lru_cache

Point = tuple[float, float]
Line = tuple[Point, ...]

TOKEN = re.compile(r"[MLHVCSQZ]|-?\d*\.?\d+", re.IGNORECASE)
CURVE_STEPS = 14


def _cubic(a: Point, b: Point, c: Point, d: Point) -> Iterator[Point]:
    for step in range(1, CURVE_STEPS + 1):
        t = step / CURVE_STEPS
        u = 1 - t
        w = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t)
        yield (
            w[0] * a[0] + w[1] * b[0] + w[2] * c[0] + w[3] * d[0],
            w[0] * a[1] + w[1] * b[1] + w[2] * c[1] + w[3] * d[1],
        )


class _Reader:
    """Walks the commands once; `lines` holds one polyline for each M."""

    def __init__(self, data: str) -> None:
        self.tokens = TOKEN.findall(data)
        self.at = 0
        self.here: Point = (0.0, 0.0)
        self.control: Point | None = None
        self.lines: list[list[Point]] = []

    def point(self, *, relative: bool) -> Point:
        x, y = float(self.tokens[self.at]), float(self.tokens[self.at + 1])
        self.at += 2
        return (self.here[0] + x, self.here[1] + y) if relative else (x, y)

    def number(self) -> float:
        self.at += 1
        return float(self.tokens[self.at - 1])

    def move(self, *, relative: bool) -> None:
        self.here = self.point(relative=relative)
        self.lines.append([self.here])

    def line_to(self, point: Point) -> None:
        self.here = point
        self.lines[-1].append(point)

    def curve_to(self, first: Point, second: Point, end: Point) -> None:
        self.lines[-1].extend(_cubic(self.here, first, second, end))
        self.control = second
        self.here = end

    def step(self, command: str) -> None:
        relative = command.islower()
        kind = command.upper()
        x, y = self.here
        if kind == "M":
            self.move(relative=relative)
        elif kind == "L":
            self.line_to(self.point(relative=relative))
        elif kind == "H":
            self.line_to((self.number() + (x if relative else 0), y))
        elif kind == "V":
            self.line_to((x, self.number() + (y if relative else 0)))
        else:
            self.bend(kind, relative=relative)

    def bend(self, kind: str, *, relative: bool) -> None:
        x, y = self.here
        if kind == "Q":
            middle = self.point(relative=relative)
            end = self.point(relative=relative)
            first = (x + (middle[0] - x) * 2 / 3, y + (middle[1] - y) * 2 / 3)
            second = (end[0] + (middle[0] - end[0]) * 2 / 3, end[1] + (middle[1] - end[1]) * 2 / 3)
            self.curve_to(first, second, end)
            return
        if kind == "S":
            first = (2 * x - self.control[0], 2 * y - self.control[1]) if self.control else (x, y)
        else:
            first = self.point(relative=relative)
        second = self.point(relative=relative)
        self.curve_to(first, second, self.point(relative=relative))

    def read(self) -> list[list[Point]]:
        command = "M"
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            if token.isalpha():
                self.at += 1
                command = token
                if command in "Zz":
                    self.here = self.lines[-1][0]
                    self.lines[-1].append(self.here)
                    continue
            self.step(command)
            if command in "Mm":
                command = "L" if command == "M" else "l"
        return self.lines


@lru_cache(maxsize=2048)
def outline(data: str) -> tuple[Line, ...]:
    return tuple(tuple(line) for line in _Reader(data).read())


def oval(x: float, y: float, rx: float, ry: float) -> Line:
    steps = 72 if max(rx, ry) > 40 else 36
    turns = (2 * math.pi * step / steps for step in range(steps))
    return tuple((x + rx * math.cos(turn), y + ry * math.sin(turn)) for turn in turns)


def box(x: float, y: float, width: float, height: float, radius: float = 0) -> Line:
    if not radius:
        return (x, y), (x + width, y), (x + width, y + height), (x, y + height)
    radius = min(radius, width / 2, height / 2)
    corners = (
        (x + width - radius, y + radius, -90),
        (x + width - radius, y + height - radius, 0),
        (x + radius, y + height - radius, 90),
        (x + radius, y + radius, 180),
    )
    points = []
    for cx, cy, start in corners:
        for step in range(9):
            turn = math.radians(start + step * 90 / 8)
            points.append((cx + radius * math.cos(turn), cy + radius * math.sin(turn)))
    return tuple(points)


def star(x: float, y: float, *, outer: float, inner: float, points: int, turn: float = 0) -> Line:
    corners = []
    for step in range(points * 2):
        radius = inner if step % 2 else outer
        angle = math.radians(turn - 90 + step * 180 / points)
        corners.append((x + radius * math.cos(angle), y + radius * math.sin(angle)))
    return tuple(corners)
