from core.drawing import Fade, Glow, Pen, darker, lighter
from core.drawing.colour import NIGHT
from shop.catalogue.drawings.scene import Look, drawing


@drawing("bouteille-gaz")
def gas_bottle(pen: Pen, look: Look) -> None:
    pen.shadow(400, 706, (190, 24), alpha=0.45)
    pen.stroke("M310 280 V176 C310 150 490 150 490 176 V280", darker(look.main, 0.35), width=26)
    pen.box((376, 176, 48, 90), Fade("#e7c66a", "#a97f2b", 90), radius=10)
    pen.box((350, 160, 100, 34), "#c49a3d", radius=14)
    body = (
        "M400 236 C300 236 232 280 226 380 V580 C230 660 280 680 300 684 H500 C520 "
        "680 570 660 574 580 V380 C568 280 500 236 400 236Z"
    )
    pen.fill(body, Fade(lighter(look.main, 0.26), darker(look.main, 0.24), 90))
    with pen.inside(body):
        pen.box((226, 380, 350, 12), darker(look.main, 0.3), alpha=0.6)
        pen.box((226, 400, 350, 150), lighter(look.second, 0.5))
        pen.box((256, 260, 40, 420), "#ffffff", radius=20, alpha=0.28)
    pen.fill(
        (
            "M400 420 C362 466 352 490 364 514 C374 536 426 536 436 514 C448 490 424 "
            "474 416 446 C414 462 402 464 400 420Z"
        ),
        look.accent,
    )
    pen.box((284, 676, 232, 30), darker(look.main, 0.45), radius=8)
    pen.words(look.label or "6 kg", 502, 476, darker(look.main, 0.4), size=44, width=120)


def _flame(pen: Pen, x: float, y: float, size: float) -> None:
    with pen.at(x, y, scale=size):
        for step in range(-3, 4):
            with pen.at(step * 16, abs(step) * 3):
                pen.fill("M0 -44 C-14 -20 -12 0 0 2 C12 0 14 -20 0 -44Z", "#3f8fe0")
                pen.fill("M0 -22 C-7 -10 -6 0 0 1 C6 0 7 -10 0 -22Z", "#bfe4ff")


@drawing("rechaud")
def stove(pen: Pen, look: Look) -> None:
    pen.shadow(400, 640, (320, 26), alpha=0.45)
    pen.fill("M150 400 H650 L716 500 H84Z", Fade("#eef0f5", "#b4b8c6"))
    pen.box((84, 498, 632, 126), Fade(lighter(look.main, 0.18), darker(look.main, 0.24)), radius=18)
    for x in (130, 636):
        pen.box((x, 614, 40, 28), NIGHT, radius=8)
    for x in (256, 544):
        pen.oval(x, 446, (104, 34), "#8a8d9d")
        pen.oval(x, 442, (74, 22), NIGHT)
        _flame(pen, x, 436, 1.25)
        pen.stroke(f"M{x - 110} 438 L{x - 90} 386 H{x + 90} L{x + 110} 438", NIGHT, width=12)
        pen.stroke(f"M{x - 40} 388 V448 M{x + 40} 388 V448", NIGHT, width=9)
    for x in (250, 550):
        pen.oval(x, 562, 40, NIGHT)
        pen.oval(x, 558, 33, Glow("#ffffff", "#bfc3d0"))
        with pen.at(x, 558, turn=30):
            pen.box((-5, -30, 10, 60), look.accent, radius=5)
    pen.words(look.label, 400, 562, lighter(look.main, 0.7), size=34)


@drawing("fourneau")
def charcoal_stove(pen: Pen, look: Look) -> None:
    """The improved stove: clay inside, sheet metal outside, a door for air."""
    pen.shadow(400, 694, (210, 26), alpha=0.45)
    for x, size in ((330, 46), (400, 56), (470, 48), (366, 40), (440, 42)):
        pen.oval(x, 296, size, Glow("#ff9d3c", "#7a2a1a"))
    for x in (340, 400, 456):
        pen.fill(
            f"M{x} 170 C{x - 34} 220 {x - 30} 270 {x} 280 C{x + 30} 270 {x + 34} 220 {x} 170Z",
            Fade("#ffd25e", "#f0642c"),
        )
        pen.fill(
            f"M{x} 220 C{x - 14} 244 {x - 12} 272 {x} 276 C{x + 12} 272 {x + 14} 244 {x} 220Z",
            "#fff1b8",
        )
    body = "M196 310 H604 L540 480 L580 690 H220 L260 480Z"
    pen.fill(body, Fade(lighter(look.main, 0.24), darker(look.main, 0.3), 90))
    with pen.inside(body):
        pen.box((180, 470, 440, 22), darker(look.main, 0.4))
        pen.fill("M210 310 H260 L300 480 L270 690 H220 L260 480Z", "#ffffff", alpha=0.2)
        for x in range(220, 600, 52):
            pen.fill(((x, 400), (x + 26, 350), (x + 52, 400)), look.second, alpha=0.9)
    pen.box((180, 290, 440, 40), Fade("#c9764a", "#8f4a2a"), radius=18)
    pen.box((330, 540, 140, 110), NIGHT, radius=14)
    pen.box((346, 560, 108, 74), Glow("#ffb347", "#8f2f1a"), radius=8)
    for x in (160, 640):
        pen.stroke(f"M{x} 340 v60", darker(look.main, 0.4), width=20)


@drawing("detendeur")
def regulator(pen: Pen, look: Look) -> None:
    pen.shadow(400, 660, (270, 26), alpha=0.42)
    pen.stroke(
        "M400 420 C700 400 740 640 520 620 C300 600 150 700 130 560 C110 440 240 430 250 520",
        darker(look.main, 0.3),
        width=46,
    )
    pen.stroke(
        "M400 420 C700 400 740 640 520 620 C300 600 150 700 130 560 C110 440 240 430 250 520",
        look.main,
        width=32,
    )
    pen.stroke("M440 412 C680 410 700 600 540 606", lighter(look.main, 0.4), width=6, alpha=0.7)
    pen.box((330, 370, 130, 90), Fade("#e7c66a", "#a97f2b"), radius=14)
    pen.oval(300, 330, 130, Fade("#d9dbe4", "#8e91a1", 45))
    pen.oval(300, 330, 98, Fade("#9da0b0", "#d9dbe4", 45))
    pen.oval(300, 330, 60, look.accent)
    with pen.at(300, 330, turn=-30):
        pen.box((-80, -18, 160, 36), darker(look.accent, 0.2), radius=16)
    pen.box((270, 180, 60, 60), Fade("#e7c66a", "#a97f2b", 90), radius=10)
