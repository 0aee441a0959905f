"""The stage on which every product stands: soft light, a big quiet shape, the floor."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from random import Random

from PIL import Image

from core.drawing import Fade, Glow, Pen, darker, lighter, mix

SIDE = 800
# What a close-up shows of the sheet, and how large: no finer than what was drawn.
MIDDLE = (150, 150, 520, 520)
CLOSE_SIDE = 640


@dataclass(frozen=True)
class Look:
    """How one product differs from its neighbours on the shelf."""

    main: str = "#27348b"
    second: str = "#f4b41a"
    accent: str = "#c4451c"
    pattern: str = "fans"
    label: str = ""
    seed: int = 1

    @cached_property
    def random(self) -> Random:
        """Where grains fall and which cover a book has: the same for the same seed."""
        return Random(self.seed)  # noqa: S311 - nothing secret is drawn

    @property
    def trio(self) -> tuple[str, str, str]:
        return self.main, self.second, self.accent


Drawer = Callable[[Pen, Look], None]
DRAWINGS: dict[str, Drawer] = {}
SEEN_FROM_ABOVE: set[str] = set()


def drawing(name: str, *, floor: bool = True) -> Callable[[Drawer], Drawer]:
    """Keeps a drawer under its name; what is seen from above needs no floor to stand on."""

    def keep(drawer: Drawer) -> Drawer:
        DRAWINGS[name] = drawer
        if not floor:
            SEEN_FROM_ABOVE.add(name)
        return drawer

    return keep


def _disc(pen: Pen, tint: str) -> None:
    pen.oval(400, 380, 312, Glow(lighter(tint, 0.72), lighter(tint, 0.5)))


def _arch(pen: Pen, tint: str) -> None:
    shape = "M130 620 V370 C130 200 250 92 400 92 C550 92 670 200 670 370 V620Z"
    pen.fill(shape, Fade(lighter(tint, 0.48), lighter(tint, 0.7)))


def _hills(pen: Pen, tint: str) -> None:
    pen.oval(560, 250, 150, lighter(tint, 0.78))
    pen.fill(
        "M0 470 C160 330 300 350 430 450 C560 400 690 380 800 470 V640 H0Z", lighter(tint, 0.56)
    )


def _leaf(pen: Pen, tint: str) -> None:
    shape = "M110 400 C90 170 330 60 520 110 C720 160 760 380 690 540 C620 700 130 690 110 400Z"
    pen.fill(shape, Fade(lighter(tint, 0.72), lighter(tint, 0.5), 45))


STAGES = (_disc, _arch, _hills, _leaf)


# Eight megabytes each: whoever draws many draws those of one stage together.
@lru_cache(maxsize=6)
def stage(tint: str, kind: int, *, floor: bool = True) -> Image.Image:
    pen = Pen(SIDE, SIDE)
    pen.box((0, 0, SIDE, SIDE), Fade(lighter(tint, 0.86), lighter(tint, 0.68)))
    if not floor:
        (_disc, _leaf)[kind % 2](pen, tint)
        return pen.sheet
    STAGES[kind % len(STAGES)](pen, tint)
    edge = mix(lighter(tint, 0.5), darker(tint, 0.1), 0.12)
    pen.box((0, 620, SIDE, 180), Fade(edge, lighter(tint, 0.62)))
    return pen.sheet


def draw(name: str, look: Look, *, tint: str, kind: int = 0) -> tuple[Image.Image, Image.Image]:
    """The pictures of one product: the whole of it, 800 by 800, and its middle from close by."""
    pen = Pen(SIDE, SIDE, ground=stage(tint, kind, floor=name not in SEEN_FROM_ABOVE))
    DRAWINGS[name](pen, look)
    return pen.finish(), pen.close_up(MIDDLE, side=CLOSE_SIDE)
