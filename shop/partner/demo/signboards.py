"""The logo and the banner of a store: its cloth, its awning, what it sells."""

from dataclasses import dataclass

from PIL import Image

from core.drawing import Fade, Glow, Pen, darker, lighter
from core.drawing.patterns import cloth
from shop.catalogue.drawings import DRAWINGS, Look

LOGO = 512
BANNER = (1600, 480)
STRIPES = 20


@dataclass(frozen=True)
class Signboard:
    main: str
    second: str
    accent: str
    pattern: str
    things: tuple[str, ...]

    def look(self, number: int = 0) -> Look:
        inks = (self.main, self.second, self.accent)
        main, second, accent = inks[number:] + inks[:number]
        return Look(main=main, second=second, accent=accent, pattern=self.pattern)


def draw_logo(board: Signboard) -> Image.Image:
    pen = Pen(LOGO, LOGO)
    trio = (board.main, board.second, board.accent)
    pen.box((0, 0, LOGO, LOGO), cloth(board.pattern, trio, width=92))
    pen.oval(256, 256, 216, board.main)
    pen.oval(256, 256, 204, board.second)
    pen.oval(256, 256, 194, Glow("#fffdf8", lighter(board.second, 0.72)))
    with pen.at(256 - 400 * 0.4, 252 - 410 * 0.4, scale=0.4):
        DRAWINGS[board.things[0]](pen, board.look())
    return pen.finish()


def draw_banner(board: Signboard) -> Image.Image:
    width, height = BANNER
    pen = Pen(width, height)
    pen.box((0, 0, width, height), Fade(lighter(board.second, 0.6), lighter(board.second, 0.84)))
    for x, reach in ((230, 210), (800, 250), (1370, 210)):
        pen.oval(x, 290, reach, Glow(lighter(board.main, 0.72), lighter(board.main, 0.58)))
    pen.box((0, 400, width, 80), cloth(board.pattern, board.look().trio, width=80))
    pen.box((0, 386, width, 26), Fade("#b9803f", "#86562a"))
    for number, thing in enumerate(board.things):
        scale = 0.44
        x = 230 + number * 570
        with pen.at(x - 400 * scale, 388 - 668 * scale, scale=scale):
            DRAWINGS[thing](pen, board.look(number % 3 if number else 0))
    _awning(pen, board, width)
    return pen.finish()


def _awning(pen: Pen, board: Signboard, width: int) -> None:
    wide = width / STRIPES
    pen.box((0, 84, width, 30), "#14122c", alpha=0.14)
    for number in range(STRIPES):
        ink = "#fffaf0" if number % 2 else board.main
        x = number * wide
        pen.box((x, 0, wide, 66), Fade(darker(ink, 0.16), ink))
        pen.oval(x + wide / 2, 66, (wide / 2, 34), ink)
        pen.box((x, 56, wide, 10), ink)
