"""Tiles for cloth, rugs and wrapping: each is drawn once per set of colours and repeated."""

from collections.abc import Callable
from functools import lru_cache

from core.drawing import path
from core.drawing.colour import Colour, darker, lighter, mix
from core.drawing.paint import Print
from core.drawing.pen import Pen

SIDE = 160
HALF = SIDE // 2

Drawer = Callable[[Pen, Colour, Colour, Colour], None]


def _wrapped(x: float, y: float, reach: float) -> list[tuple[float, float]]:
    """The point and its copies over the edges, so that the tile repeats without a seam."""
    copies = [(x + dx, y + dy) for dx in (-SIDE, 0, SIDE) for dy in (-SIDE, 0, SIDE)]
    return [
        (cx, cy) for cx, cy in copies if -reach < cx < SIDE + reach and -reach < cy < SIDE + reach
    ]


def fans(pen: Pen, main: Colour, second: Colour, accent: Colour) -> None:
    for row in (4, 3, 2, 1, 0, -1):
        for column in (-1, 0, 1, 2):
            x = column * HALF + (HALF / 2 if row % 2 else 0)
            y = row * HALF / 2 + HALF / 2
            for radius, ink in ((42, main), (38, second), (29, main), (22, accent), (12, second)):
                pen.oval(x, y, radius, ink)


def rings(pen: Pen, main: Colour, second: Colour, accent: Colour) -> None:
    for x, y in (*_wrapped(0, 0, 60), *_wrapped(HALF, HALF, 60)):
        for radius, ink in ((50, second), (42, main), (33, accent), (24, main), (15, second)):
            pen.oval(x, y, radius, ink)
    for x, y in (*_wrapped(HALF, 0, 20), *_wrapped(0, HALF, 20)):
        pen.oval(x, y, 9, accent)


def diamonds(pen: Pen, main: Colour, second: Colour, accent: Colour) -> None:
    for x, y in (*_wrapped(0, 0, 90), *_wrapped(HALF, HALF, 90)):
        for reach, ink in ((72, second), (56, main), (38, accent), (18, main)):
            pen.fill(
                ((x, y - reach), (x + reach * 0.6, y), (x, y + reach), (x - reach * 0.6, y)), ink
            )


def flowers(pen: Pen, main: Colour, second: Colour, accent: Colour) -> None:
    for x, y in (*_wrapped(HALF, HALF, 70), *_wrapped(0, 0, 70)):
        for petal in range(6):
            with pen.at(x, y, turn=petal * 60):
                pen.fill("M0 -6 C-24 -26 -16 -54 0 -56 C16 -54 24 -26 0 -6Z", second)
                pen.fill("M0 -14 C-9 -26 -6 -40 0 -42 C6 -40 9 -26 0 -14Z", lighter(second, 0.45))
        pen.oval(x, y, 13, accent)
        pen.oval(x, y, 6, main)
    for x, y in (*_wrapped(HALF, 0, 30), *_wrapped(0, HALF, 30)):
        pen.fill(path.star(x, y, outer=15, inner=6, points=4), accent)


def chevrons(pen: Pen, main: Colour, second: Colour, accent: Colour) -> None:
    for row, ink in enumerate((second, accent, second, accent, second)):
        y = row * 53.3 - 40
        for x in (0, HALF):
            pen.fill(f"M{x} {y + 34} l40 -34 l40 34 v18 l-40 -34 l-40 34Z", ink)


def suns(pen: Pen, main: Colour, second: Colour, accent: Colour) -> None:
    for x, y in (*_wrapped(HALF, HALF, 80), *_wrapped(0, 0, 80)):
        pen.fill(path.star(x, y, outer=56, inner=32, points=14), second)
        pen.oval(x, y, 27, main)
        pen.oval(x, y, 20, accent)
        pen.oval(x, y, 9, second)


def cowries(pen: Pen, main: Colour, second: Colour, accent: Colour) -> None:
    for x, y in (*_wrapped(40, 40, 50), *_wrapped(120, 120, 50)):
        pen.oval(x, y, (24, 33), second)
        pen.oval(x, y, (5, 25), main)
        for notch in range(-18, 19, 9):
            pen.box((x - 10, y + notch - 1.5, 20, 3), main)
    for x, y in (*_wrapped(120, 40, 30), *_wrapped(40, 120, 30)):
        pen.fill(path.star(x, y, outer=22, inner=9, points=8), accent)


def squares(pen: Pen, main: Colour, second: Colour, accent: Colour) -> None:
    for x, y, ink in ((0, 0, second), (HALF, HALF, accent)):
        pen.box((x, y, HALF, HALF), ink)
        pen.box((x + 22, y + 22, 36, 36), main)
    for x, y in ((HALF, 0), (0, HALF)):
        pen.fill(path.star(x + 40, y + 40, outer=24, inner=10, points=4), second)


def leaves(pen: Pen, main: Colour, second: Colour, accent: Colour) -> None:
    spots = (
        (40, 36, 20, second),
        (118, 60, -35, accent),
        (48, 116, -60, accent),
        (128, 138, 40, second),
    )
    for x, y, turn, ink in spots:
        for cx, cy in _wrapped(x, y, 60):
            with pen.at(cx, cy, turn=turn):
                pen.fill("M0 -44 C30 -20 26 22 0 44 C-26 22 -30 -20 0 -44Z", ink)
                pen.stroke("M0 -36 V40", main, width=3)
                for vein in (-20, -4, 12):
                    pen.stroke(f"M-15 {vein - 8} L0 {vein} L15 {vein - 8}", main, width=2.5)


def leppi(pen: Pen, main: Colour, second: Colour, accent: Colour) -> None:
    """Indigo strips sewn side by side, their white figures kept from the dye by a thread."""
    for strip in range(2):
        x = strip * HALF
        pen.box((x, 0, HALF, SIDE), lighter(main, 0.07 * strip))
        pen.box((x, 0, 3, SIDE), darker(main, 0.45))
        for y in range(10, SIDE, 40):
            shift = 20 * strip
            pen.fill(
                f"M{x + 40} {y + shift - 14} l22 14 l-22 14 l-22 -14Z",
                lighter(second, 0.1),
                alpha=0.9,
            )
            pen.oval(x + 40, y + shift, 5, main)
            for dot in (14, 66):
                pen.oval(x + dot, y + shift + 20, 3.4, second)


def damask(pen: Pen, main: Colour, second: Colour, accent: Colour) -> None:
    """Bazin: the figure is the same colour as the ground, and shows by its shine alone."""
    shine, deep = lighter(main, 0.2), darker(main, 0.1)
    for x, y in (*_wrapped(HALF, HALF, 70), *_wrapped(0, 0, 70)):
        pen.oval(x, y, 52, deep)
        for petal in range(8):
            with pen.at(x, y, turn=petal * 45):
                pen.fill("M0 -8 C-16 -22 -12 -42 0 -48 C12 -42 16 -22 0 -8Z", shine)
        pen.oval(x, y, 8, shine)
    for x, y in (*_wrapped(HALF, 0, 30), *_wrapped(0, HALF, 30)):
        pen.fill(path.star(x, y, outer=18, inner=7, points=4), shine)


def bands(pen: Pen, main: Colour, second: Colour, accent: Colour) -> None:
    for y, height, ink in (
        (8, 26, second),
        (42, 8, accent),
        (58, 40, darker(main, 0.2)),
        (106, 8, accent),
    ):
        pen.box((0, y, SIDE, height), ink)
    for x in range(0, SIDE, 40):
        pen.fill(((x, 98), (x + 20, 60), (x + 40, 98)), second)
        pen.fill(((x + 10, 96), (x + 20, 77), (x + 30, 96)), accent)
    pen.box((0, 124, SIDE, 26), mix(main, second, 0.35))


def tartan(pen: Pen, main: Colour, second: Colour, accent: Colour) -> None:
    for offset, breadth, ink in ((20, 44, second), (96, 20, second), (136, 6, accent)):
        pen.fill(path.box(offset, 0, breadth, SIDE), ink, alpha=0.55)
        pen.fill(path.box(0, offset, SIDE, breadth), ink, alpha=0.55)


def stripes(pen: Pen, main: Colour, second: Colour, accent: Colour) -> None:
    for x, breadth, ink in (
        (10, 34, second),
        (62, 10, accent),
        (90, 34, second),
        (142, 10, accent),
    ):
        pen.box((x, 0, breadth, SIDE), ink)


def dots(pen: Pen, main: Colour, second: Colour, accent: Colour) -> None:
    for x, y, ink in ((40, 40, second), (120, 120, second), (120, 40, accent), (40, 120, accent)):
        pen.oval(x, y, 17, ink)


PATTERNS: dict[str, Drawer] = {
    drawer.__name__: drawer
    for drawer in (
        fans,
        rings,
        diamonds,
        flowers,
        chevrons,
        suns,
        cowries,
        squares,
        leaves,
        leppi,
        damask,
        bands,
        tartan,
        stripes,
        dots,
    )
}


@lru_cache(maxsize=32)
def cloth(
    name: str,
    colours: tuple[Colour, Colour, Colour],
    *,
    width: float = 110,
    turn: float = 0,
) -> Print:
    """A paint: the named pattern in ground, figure and accent colours."""
    pen = Pen(SIDE, SIDE)
    main, second, accent = colours
    pen.box((0, 0, SIDE, SIDE), main)
    PATTERNS[name](pen, main, second, accent)
    return Print(tile=pen.sheet, width=width, turn=turn)
