from core.drawing import Fade, Glow, Pen, darker, lighter
from core.drawing.colour import NIGHT, STEEL
from core.drawing.patterns import cloth
from shop.catalogue.drawings.scene import Look, drawing


def _steam(pen: Pen, *spots: tuple[float, float]) -> None:
    for x, y in spots:
        pen.stroke(
            f"M{x} {y} C{x - 34} {y - 40} {x + 34} {y - 70} {x} {y - 112}",
            "#ffffff",
            width=14,
            alpha=0.6,
        )


@drawing("marmite")
def pot(pen: Pen, look: Look) -> None:
    """The cast aluminium pot of every courtyard, its lid on."""
    _steam(pen, (320, 210), (400, 190), (480, 210))
    pen.shadow(400, 668, (250, 28), alpha=0.45)
    for x in (130, 670):
        pen.stroke(
            (
                f"M{x} 400 C{x - 60 if x < 400 else x + 60} 390 "
                f"{x - 60 if x < 400 else x + 60} 470 {x} 464"
            ),
            darker(look.main, 0.25),
            width=26,
        )
    body = "M140 350 H660 C676 520 620 660 400 664 C180 660 124 520 140 350Z"
    pen.fill(body, Fade(lighter(look.main, 0.55), darker(look.main, 0.22), 90))
    with pen.inside(body):
        pen.fill(
            "M180 350 C180 500 220 600 300 650 C200 620 140 520 140 350Z", "#ffffff", alpha=0.35
        )
        pen.box((120, 400, 560, 10), darker(look.main, 0.2), alpha=0.6)
        pen.fill("M130 580 C260 640 540 640 670 580 V700 H130Z", "#2a2438", alpha=0.3)
    pen.box(
        (122, 334, 556, 36), Fade(lighter(look.main, 0.45), darker(look.main, 0.2), 90), radius=18
    )
    pen.fill(
        "M150 336 C190 240 610 240 650 336Z",
        Fade(lighter(look.main, 0.6), darker(look.main, 0.06), 90),
    )
    pen.fill("M220 330 C240 280 320 262 400 260 C330 280 290 300 276 330Z", "#ffffff", alpha=0.4)
    pen.box((364, 232, 72, 34), look.accent, radius=16)
    pen.box((352, 216, 96, 26), darker(look.accent, 0.12), radius=13)


@drawing("poele", floor=False)
def pan(pen: Pen, look: Look) -> None:
    pen.shadow(352, 452, (250, 250), alpha=0.34)
    with pen.at(330, 420, turn=32):
        pen.box(
            (190, -30, 270, 60),
            Fade(lighter(look.accent, 0.15), darker(look.accent, 0.25)),
            radius=30,
        )
        pen.oval(428, 0, 12, lighter(look.main, 0.7))
        pen.box((180, -22, 60, 44), "#8e91a1", radius=10)
    pen.oval(330, 420, 240, darker(look.main, 0.3))
    pen.oval(330, 414, 232, Fade(lighter(look.main, 0.25), look.main, 45))
    pen.oval(330, 418, 200, darker(look.main, 0.5))
    pen.oval(330, 424, 186, Glow(lighter(NIGHT, 0.16), NIGHT))
    for x, y, size in ((280, 380, 70), (396, 470, 60)):
        pen.oval(x, y, (size * 1.3, size), "#fffdf4")
        pen.oval(x + 26, y + 20, (size * 0.8, size * 0.7), "#fffdf4")
        pen.oval(x + 4, y + 2, size * 0.42, Glow("#ffd964", "#f5a623"))
        pen.oval(x - 8, y - 10, size * 0.12, "#ffffff", alpha=0.8)


@drawing("mortier")
def mortar(pen: Pen, look: Look) -> None:
    pen.shadow(400, 694, (180, 24), alpha=0.45)
    with pen.at(470, 250, turn=24):
        pen.box(
            (-26, -190, 52, 330),
            Fade(lighter(look.main, 0.3), darker(look.main, 0.12), 90),
            radius=24,
        )
        pen.oval(0, -176, (40, 50), Fade(lighter(look.main, 0.35), darker(look.main, 0.1), 90))
    body = (
        "M210 340 H590 C590 470 520 540 476 560 C476 600 520 660 540 690 H260 C280 "
        "660 324 600 324 560 C280 540 210 470 210 340Z"
    )
    pen.fill(body, Fade(lighter(look.main, 0.28), darker(look.main, 0.3), 90))
    with pen.inside(body):
        for y, ink in ((384, look.second), (420, look.accent), (440, look.second)):
            pen.stroke(f"M180 {y - 10} C300 {y + 30} 500 {y + 30} 620 {y - 10}", ink, width=10)
        for x in (250, 310, 390, 460, 520):
            pen.stroke(
                f"M{x} 470 C{x + 20} 540 {x - 10} 600 {x + 10} 700",
                darker(look.main, 0.35),
                width=4,
                alpha=0.4,
            )
        pen.fill(
            "M220 340 C230 460 290 530 340 550 C300 540 210 480 200 340Z", "#ffffff", alpha=0.25
        )
    pen.oval(400, 340, (190, 42), darker(look.main, 0.2))
    pen.oval(400, 346, (166, 32), darker(look.main, 0.6))
    with pen.inside("M234 346 C234 390 566 390 566 346 L566 100 H234Z"), pen.at(470, 250, turn=24):
        pen.box(
            (-26, -190, 52, 330),
            Fade(lighter(look.main, 0.3), darker(look.main, 0.12), 90),
            radius=24,
        )


@drawing("bouilloire")
def kettle(pen: Pen, look: Look) -> None:
    """Satala: the striped plastic or enamel kettle of ablutions and tea."""
    pen.shadow(390, 672, (210, 26), alpha=0.45)
    pen.stroke("M270 270 C250 100 530 100 510 270", darker(look.main, 0.3), width=26)
    pen.fill(
        "M540 470 C620 450 600 320 690 280 L716 320 C650 360 680 500 560 560Z",
        Fade(look.main, darker(look.main, 0.2)),
    )
    body = (
        "M270 300 H510 C590 380 600 560 540 650 C520 676 260 676 240 650 C180 560 190 380 270 300Z"
    )
    pen.fill(body, Fade(lighter(look.main, 0.24), darker(look.main, 0.16), 90))
    with pen.inside(body):
        for y, ink in (
            (400, look.second),
            (440, look.accent),
            (480, look.second),
            (600, look.second),
        ):
            pen.stroke(f"M160 {y - 12} C280 {y + 24} 500 {y + 24} 620 {y - 12}", ink, width=18)
        pen.fill(
            "M260 310 C210 400 206 520 250 640 L210 640 C160 520 190 380 240 300Z",
            "#ffffff",
            alpha=0.35,
        )
    pen.fill(
        "M262 306 C290 240 490 240 518 306Z",
        Fade(lighter(look.second, 0.3), darker(look.second, 0.1), 90),
    )
    pen.oval(390, 246, 24, look.accent)


@drawing("bols")
def bowls(pen: Pen, look: Look) -> None:
    """Enamel basins, one inside the other."""
    pen.shadow(400, 664, (250, 28), alpha=0.45)
    inks = (look.main, look.accent, look.main)
    body = "M114 400 H686 C656 590 543 662 400 662 C257 662 144 590 114 400Z"
    pen.fill(body, Fade("#fffdf6", "#e2dac8", 90))
    with pen.inside(body):
        for x in range(-220, 260, 110):
            with pen.at(400 + x, 496):
                for petal in range(5):
                    with pen.at(turn=petal * 72):
                        pen.fill("M0 -6 C-22 -18 -18 -44 0 -46 C18 -44 22 -18 0 -6Z", look.accent)
                pen.oval(0, 0, 11, look.second)
                pen.stroke("M40 20 q24 -10 40 -34", "#3d8a57", width=8)
        shine = "M114 400 H174 C180 550 260 640 330 662 C220 650 130 550 114 400Z"
        pen.fill(shine, "#ffffff", alpha=0.5)
    for step, ink in enumerate(inks):
        y, wide = 400 - step * 62, 292 - step * 22
        pen.oval(400, y, (wide, 46), ink)
        pen.oval(400, y - 6, (wide - 6, 40), lighter(ink, 0.2))
        pen.oval(400, y - 2, (wide - 20, 32), "#fffaf0")
    pen.oval(400, 288, (210, 24), "#e6dfd0")
    pen.oval(420, 294, (170, 17), "#f6f1e6")


@drawing("assiettes", floor=False)
def plates(pen: Pen, look: Look) -> None:
    pen.shadow(420, 430, (280, 280), alpha=0.3)
    pen.oval(400, 400, 284, "#f4efe4")
    pen.oval(400, 400, 272, cloth(look.pattern, look.trio, width=84))
    pen.oval(400, 400, 200, "#fffdf8")
    pen.oval(400, 400, 176, Glow("#ffffff", "#efe8da"))
    for x, turn, kind in ((78, 0, "fork"), (722, 0, "spoon")):
        with pen.at(x, 400, turn=turn):
            pen.box((-9, -40, 18, 290), Fade(*STEEL, 90), radius=9)
            if kind == "fork":
                for tooth in (-24, 0, 24):
                    pen.box((tooth - 6, -210, 12, 120), "#c4c8d4", radius=6)
                pen.fill(
                    "M-30 -110 H30 C30 -50 12 -40 9 -20 H-9 C-12 -40 -30 -50 -30 -110Z", "#c4c8d4"
                )
            else:
                pen.oval(0, -130, (40, 84), Fade(*STEEL, 45))


@drawing("couteaux")
def knives(pen: Pen, look: Look) -> None:
    pen.shadow(400, 690, (170, 22), alpha=0.42)
    for x, y in ((300, 180), (366, 140), (432, 160), (498, 200)):
        pen.box((x - 22, y, 44, 200), Fade(lighter(NIGHT, 0.2), NIGHT, 90), radius=16)
        for dot in (50, 100, 150):
            pen.oval(x, y + dot, 6, "#c9ccd6")
        pen.box((x - 16, y + 190, 32, 120), Fade(*STEEL, 90))
    block = "M246 380 H554 L590 690 H210Z"
    pen.fill(block, Fade(lighter(look.main, 0.24), darker(look.main, 0.16)))
    with pen.inside(block):
        for x in range(230, 600, 40):
            pen.stroke(
                f"M{x} 380 C{x + 16} 480 {x - 12} 580 {x + 8} 700",
                darker(look.main, 0.28),
                width=4,
                alpha=0.4,
            )
        pen.box((240, 380, 320, 20), darker(look.main, 0.3))
    pen.oval(400, 560, 54, look.second)
    pen.oval(400, 560, 40, look.accent)
