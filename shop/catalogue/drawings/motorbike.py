import math

from core.drawing import Fade, Pen, darker, lighter
from core.drawing.colour import NIGHT, STEEL, readable_on
from shop.catalogue.drawings.scene import Look, drawing


@drawing("casque-moto")
def helmet(pen: Pen, look: Look) -> None:
    pen.shadow(400, 664, (250, 28), alpha=0.45)
    shell = (
        "M160 460 C150 260 270 150 420 150 C570 150 660 270 650 430 C646 520 630 600 "
        "610 640 H420 C380 640 370 600 330 590 C260 580 170 580 160 460Z"
    )
    pen.fill(shell, Fade(lighter(look.main, 0.24), darker(look.main, 0.22), 45))
    with pen.inside(shell):
        pen.fill("M330 140 C470 180 560 300 570 660 H640 C640 320 560 160 420 140Z", look.second)
        pen.fill("M420 140 C560 170 640 280 650 420 L670 300 L560 140Z", look.accent)
        pen.fill(
            "M210 300 C240 220 320 180 390 176 C310 210 260 270 250 340Z", "#ffffff", alpha=0.35
        )
    visor = (
        "M158 380 C240 330 400 330 470 370 C480 430 460 490 430 520 C330 500 220 500 "
        "160 490 C156 450 156 410 158 380Z"
    )
    pen.fill(visor, Fade("#3b4566", NIGHT))
    pen.fill(
        "M180 392 C240 356 330 352 380 360 C320 380 250 420 230 480 L176 478Z",
        "#ffffff",
        alpha=0.25,
    )
    pen.oval(486, 420, 34, darker(look.main, 0.3))
    pen.oval(486, 420, 17, "#b9bcc9")
    for y in (560, 584):
        pen.box((210, y - 10, 90, 10), darker(look.main, 0.5), radius=5)


def _tread(pen: Pen, x: float, y: float, reach: float, blocks: int) -> None:
    for step in range(blocks):
        with pen.at(x, y, turn=step * 360 / blocks):
            pen.box((-13, -reach - 10, 26, 26), "#2b2a3a", radius=5)


@drawing("pneu")
def tyre(pen: Pen, look: Look) -> None:
    pen.shadow(410, 690, (230, 24), alpha=0.45)
    _tread(pen, 400, 410, 258, 44)
    pen.oval(400, 410, 260, Fade("#3d3b4d", "#211f2d", 45))
    pen.oval(400, 410, 222, "#2d2b3b")
    pen.oval(400, 410, 186, Fade("#46445a", "#2b2939", 45))
    pen.oval(400, 410, 160, Fade(lighter(look.main, 0.5), look.main, 45))
    pen.oval(400, 410, 132, NIGHT)
    for step in range(6):
        with pen.at(400, 410, turn=step * 60):
            pen.fill("M-16 -20 L-24 -140 H24 L16 -20Z", Fade(*STEEL, 90))
    pen.oval(400, 410, 46, Fade(*STEEL, 45))
    pen.oval(400, 410, 20, look.accent)
    pen.stroke("M190 330 C220 240 290 190 360 178", "#ffffff", width=14, alpha=0.18)


@drawing("huile-moteur")
def engine_oil(pen: Pen, look: Look) -> None:
    pen.shadow(400, 700, (180, 22), alpha=0.45)
    pen.box(
        (300, 100, 110, 70),
        Fade(lighter(look.accent, 0.2), darker(look.accent, 0.2), 90),
        radius=14,
    )
    body = (
        "M296 166 H420 L440 220 C540 230 580 290 580 360 V650 C580 690 566 698 530 "
        "698 H270 C234 698 222 690 222 650 V330 C222 270 270 240 296 220Z"
    )
    pen.fill(body, Fade(lighter(look.main, 0.26), darker(look.main, 0.2), 90))
    pen.fill(
        (
            "M470 300 C520 300 540 330 540 370 V470 C540 490 500 490 500 470 V380 "
            "C500 350 460 350 450 340Z"
        ),
        darker(look.main, 0.5),
    )
    label = "M240 420 H480 V640 H240Z"
    pen.fill(label, "#fffaf0")
    pen.box((240, 420, 240, 54), look.second)
    pen.fill(
        "M330 500 C300 546 296 566 304 586 C316 606 344 606 356 586 C364 566 360 546 330 500Z",
        look.accent,
    )
    pen.words(look.label or "20W-50", 360, 448, readable_on(look.second), size=40, width=220)
    pen.words("4T", 420, 566, darker(look.main, 0.4), size=56)
    pen.box((240, 260, 26, 420), "#ffffff", radius=13, alpha=0.25)


@drawing("chaine-moto", floor=False)
def chain(pen: Pen, look: Look) -> None:
    """Sprocket and chain."""
    for x, y, reach, teeth in ((310, 380, 170, 26), (590, 540, 84, 13)):
        for step in range(teeth):
            with pen.at(x, y, turn=step * 360 / teeth):
                pen.fill(f"M-14 {-reach + 6} L0 {-reach - 24} L14 {-reach + 6}Z", "#7b7e8e")
        pen.oval(x, y, reach, Fade(*STEEL, 45))
        for step in range(5):
            with pen.at(x, y, turn=step * 72):
                pen.oval(0, -reach * 0.58, reach * 0.2, lighter(look.main, 0.72))
        pen.oval(x, y, reach * 0.26, look.main)
        pen.oval(x, y, reach * 0.14, NIGHT)
    links = []
    for step in range(15):
        turn = math.radians(128 + step * 13.4)
        links.append((310 + math.cos(turn) * 194, 380 + math.sin(turn) * 194))
    for step in range(1, 11):
        links.append(
            (
                links[14][0] + (660 - links[14][0]) * step / 11,
                links[14][1] + (452 - links[14][1]) * step / 11,
            )
        )
    for number, (x, y) in enumerate(links):
        pen.oval(x, y, 21, "#4b4960" if number % 2 else look.second)
        pen.oval(x, y, 9, "#d9dbe4")


@drawing("retroviseur")
def mirrors(pen: Pen, look: Look) -> None:
    pen.shadow(400, 700, (230, 18), alpha=0.36)
    for flip in (False, True):
        with pen.at(800 if flip else 0, 0, flip=flip):
            pen.stroke("M330 690 C320 560 240 560 236 420", NIGHT, width=22)
            pen.fill(
                (
                    "M100 250 C100 180 160 160 240 164 C330 168 370 200 366 280 C362 "
                    "380 310 430 220 426 C130 420 100 340 100 250Z"
                ),
                Fade(lighter(look.main, 0.2), darker(look.main, 0.24)),
            )
            shape = (
                "M128 258 C128 206 176 190 240 194 C310 196 342 220 338 284 C334 356 "
                "290 396 224 394 C150 390 128 330 128 258Z"
            )
            pen.fill(shape, Fade("#dff0f7", "#8fb6cc"))
            with pen.inside(shape):
                pen.fill("M120 350 C200 300 260 340 350 310 V410 H120Z", "#6f9a7a")
                pen.fill("M150 190 H220 L150 400 H110Z", "#ffffff", alpha=0.4)
            pen.box((310, 664, 44, 36), Fade(*STEEL), radius=8)


@drawing("batterie-moto")
def bike_battery(pen: Pen, look: Look) -> None:
    pen.shadow(400, 668, (220, 26), alpha=0.45)
    for x, ink in ((290, "#d6402f"), (510, NIGHT)):
        pen.box((x - 34, 238, 68, 54), ink, radius=10)
        pen.oval(x, 240, 20, "#d9dbe4")
    pen.box((210, 280, 380, 60), lighter(look.main, 0.3), radius=14)
    pen.box((220, 330, 360, 330), Fade(look.main, darker(look.main, 0.34)), radius=16)
    for x in range(250, 570, 50):
        pen.box((x, 290, 26, 38), darker(look.main, 0.2), radius=6)
    pen.box((250, 400, 300, 190), "#fffaf0", radius=14)
    pen.box((250, 400, 300, 52), look.second, radius=12)
    pen.words("+", 282, 426, "#c4302b", size=56)
    pen.words("-", 518, 424, NIGHT, size=56)
    pen.words(look.label or "12 V 7 Ah", 400, 522, darker(look.main, 0.4), size=58, width=270)
