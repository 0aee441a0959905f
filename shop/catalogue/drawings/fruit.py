import math

from core.drawing import Fade, Glow, Pen, darker, lighter
from shop.catalogue.drawings.scene import Look, drawing

GREEN = "#3d8a57"


def _leaf(pen: Pen, x: float, y: float, *, turn: float, size: float = 1) -> None:
    with pen.at(x, y, turn=turn, scale=size):
        pen.fill("M0 0 C-40 -30 -36 -100 0 -140 C36 -100 40 -30 0 0Z", Fade("#6fae5a", GREEN))
        pen.stroke("M0 0 V-120", "#2f6434", width=4)


def _mango(pen: Pen, x: float, y: float, *, turn: float, size: float, look: Look) -> None:
    with pen.at(x, y, turn=turn, scale=size):
        shape = (
            "M-20 -130 C90 -150 150 -60 130 40 C110 130 10 170 -70 130 C-140 90 -140 "
            "-10 -100 -70 C-80 -104 -54 -124 -20 -130Z"
        )
        pen.fill(shape, Fade(look.main, look.second, 45))
        with pen.inside(shape):
            pen.oval(-60, -50, (90, 80), Glow(look.accent, look.main), alpha=0.5)
            pen.fill("M40 -130 C130 -80 140 60 40 150 H160 V-130Z", "#14122c", alpha=0.08)
            pen.oval(-50, -60, (34, 18), "#ffffff", alpha=0.45)
        pen.stroke("M-14 -128 C-10 -150 4 -158 14 -164", "#6b3f1d", width=12)


@drawing("mangues")
def mangoes(pen: Pen, look: Look) -> None:
    for x, y, wide in ((270, 660, 130), (530, 664, 130), (400, 670, 160)):
        pen.shadow(x, y, (wide, 22), alpha=0.36)
    _mango(pen, 270, 530, turn=-18, size=0.95, look=look)
    _mango(pen, 540, 530, turn=20, size=0.95, look=look)
    _mango(pen, 404, 380, turn=4, size=1.0, look=look)
    _leaf(pen, 424, 226, turn=62)
    _leaf(pen, 420, 224, turn=-40, size=0.8)


@drawing("mangue-sechee")
def dried_mango(pen: Pen, look: Look) -> None:
    """A kraft bag with a window, and slices in front."""
    pen.shadow(380, 684, (210, 24), alpha=0.45)
    bag = (
        "M230 140 H530 C540 340 556 560 550 670 C500 690 260 690 210 670 C204 560 220 340 230 140Z"
    )
    pen.fill(bag, Fade("#dcb27a", "#b28449", 90))
    with pen.inside(bag):
        pen.box((200, 140, 360, 52), darker("#b28449", 0.25))
        pen.fill("M230 140 H276 L262 690 H200Z", "#ffffff", alpha=0.18)
    pen.box((266, 220, 228, 90), "#fffaf0", radius=18)
    pen.words(look.label or "MANGUE", 380, 264, darker(look.main, 0.6), size=46, width=200)
    window = (
        "M380 340 C450 340 490 400 490 470 C490 560 450 620 380 620 C310 620 270 560 "
        "270 470 C270 400 310 340 380 340Z"
    )
    pen.fill(window, darker(look.main, 0.25))
    with pen.inside(window):
        for _ in range(34):
            with pen.at(
                look.random.randint(270, 490),
                look.random.randint(340, 620),
                turn=look.random.randint(0, 180),
            ):
                pen.fill(
                    "M-52 -8 C-20 -26 30 -22 54 0 C30 18 -20 24 -52 -8Z",
                    Fade(lighter(look.main, 0.3), look.main),
                )
    for x, y, turn in ((560, 650, -10), (630, 680, 14), (600, 610, 30), (170, 680, -14)):
        pen.shadow(x, y + 18, (60, 8), alpha=0.3)
        with pen.at(x, y, turn=turn):
            pen.fill(
                "M-70 -10 C-20 -36 40 -30 72 0 C40 26 -30 30 -70 -10Z",
                Fade(lighter(look.main, 0.36), darker(look.main, 0.06)),
            )
            pen.stroke("M-50 -8 C-10 -20 30 -14 54 0", lighter(look.main, 0.6), width=5, alpha=0.7)


@drawing("ananas")
def pineapple(pen: Pen, look: Look) -> None:
    pen.shadow(400, 694, (160, 24), alpha=0.45)
    for turn, size in (
        (-58, 0.9),
        (58, 0.9),
        (-34, 1.1),
        (34, 1.1),
        (-14, 1.3),
        (14, 1.3),
        (0, 1.45),
    ):
        with pen.at(400, 310, turn=turn, scale=size):
            pen.fill(
                "M-20 0 C-30 -60 -20 -120 0 -170 C20 -120 30 -60 20 0Z", Fade("#7dbb63", "#2f7a49")
            )
    body = (
        "M400 270 C510 270 556 380 546 500 C536 620 480 690 400 690 C320 690 264 620 "
        "254 500 C244 380 290 270 400 270Z"
    )
    pen.fill(body, Fade(lighter(look.main, 0.14), darker(look.main, 0.2), 60))
    with pen.inside(body):
        for row in range(9):
            for column in range(6):
                x = 240 + column * 66 + (33 if row % 2 else 0)
                y = 280 + row * 50
                pen.fill(
                    ((x, y - 27), (x + 33, y), (x, y + 27), (x - 33, y)),
                    darker(look.main, 0.25),
                    alpha=0.45,
                )
                pen.fill(
                    ((x, y - 21), (x + 26, y), (x, y + 21), (x - 26, y)), lighter(look.main, 0.24)
                )
                pen.oval(x, y, 6, darker(look.main, 0.45))
        pen.fill("M470 270 C580 400 540 600 440 700 H600 V270Z", "#14122c", alpha=0.16)


@drawing("bananes")
def bananas(pen: Pen, look: Look) -> None:
    pen.shadow(410, 650, (270, 26), alpha=0.42)
    for step, (turn, ink) in enumerate(((-34, 0.14), (-12, 0.06), (10, 0.0), (34, 0.0))):
        with pen.at(400, 236, turn=turn):
            shape = (
                "M-30 -30 C-120 120 -110 300 20 410 C40 424 66 410 60 390 C10 280 20 130 36 -20Z"
            )
            pen.fill(shape, Fade(lighter(look.main, 0.2), darker(look.main, ink + 0.1)))
            with pen.inside(shape):
                pen.fill(
                    "M0 -30 C-50 120 -40 290 50 410 L80 400 C20 280 20 130 40 -30Z",
                    darker(look.main, 0.22),
                    alpha=0.5,
                )
            pen.fill("M20 406 C34 424 64 416 60 390 L40 386Z", "#5d4a22")
            if step % 2:
                pen.oval(-44, 180, (5, 12), "#8a6b2b")
    pen.fill(
        "M352 220 C360 160 380 130 396 110 H430 C430 140 440 180 452 220 C430 256 376 256 352 220Z",
        Fade("#8aa04a", "#6b7a2e"),
    )


@drawing("oranges")
def oranges(pen: Pen, look: Look) -> None:
    """A net of citrus, one cut open."""
    pen.shadow(400, 668, (270, 26), alpha=0.42)
    for x, y in ((300, 430), (430, 400), (240, 560), (380, 560)):
        pen.oval(x, y, 104, Glow(lighter(look.main, 0.34), darker(look.main, 0.08)))
        pen.oval(x - 34, y - 42, (26, 15), "#ffffff", alpha=0.45)
        pen.oval(x + 4, y - 84, 8, GREEN)
    _leaf(pen, 432, 312, turn=50, size=0.9)
    _leaf(pen, 430, 312, turn=-50, size=0.7)
    pen.oval(560, 560, 112, look.main)
    pen.oval(560, 560, 100, "#fff3d6")
    for step in range(10):
        with pen.at(560, 560, turn=step * 36):
            pen.fill(
                "M0 -10 C-22 -40 -30 -70 -22 -88 C-8 -94 8 -94 22 -88 C30 -70 22 -40 0 -10Z",
                Fade(lighter(look.main, 0.1), lighter(look.main, 0.34)),
            )


@drawing("avocats")
def avocados(pen: Pen, look: Look) -> None:
    outline = (
        "M0 -190 C60 -190 70 -110 100 -50 C150 40 120 170 0 170 C-120 170 -150 40 "
        "-100 -50 C-70 -110 -60 -190 0 -190Z"
    )
    pen.shadow(400, 664, (280, 24), alpha=0.42)
    with pen.at(270, 470, turn=-12):
        pen.fill(outline, Fade("#5d8a3a", "#2f5526", 60))
        pen.fill(
            "M-50 -110 C-90 -40 -110 40 -80 110 C-120 60 -110 -40 -60 -120Z", "#ffffff", alpha=0.25
        )
        pen.box((-8, -214, 16, 34), "#6b3f1d", radius=6)
    with pen.at(510, 480, turn=10):
        pen.fill(outline, "#3f6a2c")
        with pen.at(scale=0.92):
            pen.fill(outline, "#a9c95a")
        with pen.at(scale=0.8):
            pen.fill(outline, Fade("#f4f0b0", "#e3dd84"))
        pen.oval(0, 60, 66, "#8a5a2b")
        pen.oval(0, 56, 62, Glow("#b5773d", "#744318"))
        pen.oval(-22, 32, (15, 10), "#ffffff", alpha=0.5)


@drawing("arachides")
def peanuts(pen: Pen, look: Look) -> None:
    pen.shadow(400, 660, (270, 26), alpha=0.42)
    bowl = "M150 440 H650 C640 570 540 650 400 650 C260 650 160 570 150 440Z"
    spots = [(210 + math.floor(i % 7) * 62 + (i // 7) * 16, 430 - (i // 7) * 46) for i in range(19)]
    for number, (x, y) in enumerate(spots):
        if x > 610 or y < 300:
            continue
        with pen.at(x, y, turn=look.random.randint(0, 180)):
            shape = (
                "M-50 0 C-50 -34 -14 -32 0 -18 C14 -34 52 -34 52 0 C52 34 14 34 0 18 "
                "C-14 32 -50 34 -50 0Z"
            )
            pen.fill(
                shape, Fade(lighter(look.main, 0.34), darker(look.main, 0.06 + 0.03 * (number % 3)))
            )
            for dot in (-30, -12, 14, 32):
                pen.stroke(f"M{dot} -12 V12", darker(look.main, 0.24), width=3, alpha=0.6)
    pen.fill(bowl, Fade(lighter(look.second, 0.2), darker(look.second, 0.24), 60))
    with pen.inside(bowl):
        pen.box((140, 480, 520, 12), look.accent)
        pen.box((140, 590, 520, 12), look.accent)
        for x in range(160, 650, 54):
            pen.oval(x + 10, 540, 15, look.accent)
        pen.fill(
            "M170 440 C180 550 250 620 320 646 C220 620 150 540 150 440Z", "#ffffff", alpha=0.24
        )
    pen.box((140, 430, 520, 24), lighter(look.second, 0.3), radius=12)
