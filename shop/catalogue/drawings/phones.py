from core.drawing import Fade, Glow, Pen, darker, lighter
from core.drawing.colour import NIGHT, readable_on
from core.drawing.patterns import cloth
from shop.catalogue.drawings.scene import Look, drawing


def _screen(
    pen: Pen, frame: tuple[float, float, float, float], look: Look, *, radius: float
) -> None:
    """A lock screen: a sky in the maker's colours, hills, a clock, four squares."""
    x, y, width, height = frame
    shape = (
        f"M{x + radius} {y} H{x + width - radius} C{x + width} {y} {x + width} {y} "
        f"{x + width} {y + radius} V{y + height - radius} C{x + width} {y + height} "
        f"{x + width} {y + height} {x + width - radius} {y + height} H{x + radius} "
        f"C{x} {y + height} {x} {y + height} {x} {y + height - radius} V{y + radius} "
        f"C{x} {y} {x} {y} {x + radius} {y}Z"
    )
    pen.fill(shape, Fade(lighter(look.second, 0.35), look.accent))
    with pen.inside(shape):
        pen.oval(x + width * 0.72, y + height * 0.36, width * 0.2, lighter(look.second, 0.6))
        pen.fill(
            (
                f"M{x} {y + height * 0.62} C{x + width * 0.3} {y + height * 0.46} "
                f"{x + width * 0.5} {y + height * 0.66} {x + width} "
                f"{y + height * 0.5} V{y + height} H{x}Z"
            ),
            look.main,
        )
        pen.fill(
            (
                f"M{x} {y + height * 0.76} C{x + width * 0.4} {y + height * 0.62} "
                f"{x + width * 0.7} {y + height * 0.84} {x + width} "
                f"{y + height * 0.68} V{y + height} H{x}Z"
            ),
            darker(look.main, 0.35),
        )
        for step in range(4):
            side = width * 0.15
            pen.box(
                (x + width * 0.11 + step * width * 0.21, y + height * 0.87, side, side),
                "#ffffff",
                radius=side * 0.3,
                alpha=0.86,
            )
    pen.words("10:24", x + width / 2, y + height * 0.18, "#ffffff", size=width * 0.21)


@drawing("smartphone")
def smartphone(pen: Pen, look: Look) -> None:
    pen.shadow(400, 690, (230, 26), alpha=0.42)
    with pen.at(500, 400, turn=7):
        pen.box((-134, -284, 268, 570), darker(look.main, 0.35), radius=46)
        pen.box((-128, -280, 256, 562), Fade(lighter(look.main, 0.3), look.main, 45), radius=42)
        pen.box((-108, -260, 104, 176), darker(look.main, 0.16), radius=34)
        for y in (-214, -132):
            pen.oval(-56, y, 34, NIGHT)
            pen.oval(-56, y, 21, "#3a3f66")
            pen.oval(-64, y - 8, 7, "#ffffff", alpha=0.7)
        pen.oval(16, -214, 13, "#fff3cf")
        pen.fill("M20 -280 H128 V60Z", "#ffffff", alpha=0.1)
    with pen.at(316, 412):
        pen.box((-146, -284, 292, 578), "#3a384d", radius=48)
        pen.box((-140, -278, 280, 566), NIGHT, radius=44)
    _screen(pen, (190, 148, 252, 540), look, radius=32)
    pen.box((282, 160, 68, 18), NIGHT, radius=9)
    pen.box((264, 666, 104, 7), "#ffffff", radius=4, alpha=0.85)


@drawing("smartphone-face")
def smartphone_front(pen: Pen, look: Look) -> None:
    pen.shadow(400, 706, (180, 22), alpha=0.42)
    pen.box((236, 96, 328, 610), darker(look.main, 0.1), radius=54)
    pen.box((244, 102, 312, 598), lighter(look.main, 0.2), radius=50)
    pen.box((252, 110, 296, 582), NIGHT, radius=44)
    _screen(pen, (264, 122, 272, 558), look, radius=34)
    pen.oval(400, 142, 9, NIGHT)
    pen.box((562, 230, 8, 90), darker(look.main, 0.3), radius=4)
    pen.fill("M264 400 L536 150 V260 L264 520Z", "#ffffff", alpha=0.1)


@drawing("telephone-touches")
def feature_phone(pen: Pen, look: Look) -> None:
    pen.shadow(400, 700, (150, 22), alpha=0.42)
    body = (
        "M300 110 C340 96 460 96 500 110 C528 122 532 150 532 190 V600 C532 670 500 "
        "698 400 698 C300 698 268 670 268 600 V190 C268 150 272 122 300 110Z"
    )
    pen.fill(body, Fade(lighter(look.main, 0.18), darker(look.main, 0.14), 90))
    pen.box((300, 150, 200, 210), NIGHT, radius=18)
    pen.box((312, 164, 176, 176), Fade("#cfe6f2", "#8fbad6"), radius=8)
    pen.fill("M312 300 C360 260 420 320 488 270 V340 H312Z", "#4d86ab")
    pen.words("10:24", 400, 214, "#1d3a52", size=46)
    pen.box((372, 124, 56, 10), darker(look.main, 0.4), radius=5)
    pen.oval(400, 420, (48, 36), darker(look.main, 0.3))
    pen.oval(400, 418, (26, 19), lighter(look.main, 0.3))
    pen.box((292, 398, 52, 30), "#5fbf75", radius=14)
    pen.box((456, 398, 52, 30), "#e2574a", radius=14)
    for row in range(4):
        for column in range(3):
            x, y = 294 + column * 74, 474 + row * 50
            pen.box((x, y + 4, 64, 36), darker(look.main, 0.4), radius=14)
            pen.box((x, y, 64, 36), lighter(look.main, 0.52), radius=14)
            pen.words("123456789*0#"[row * 3 + column], x + 32, y + 18, NIGHT, size=24)


@drawing("tablette")
def tablet(pen: Pen, look: Look) -> None:
    pen.shadow(400, 664, (310, 26), alpha=0.42)
    pen.box((104, 190, 592, 462), darker(look.main, 0.2), radius=36)
    pen.box((112, 196, 576, 450), NIGHT, radius=30)
    frame = (138, 220, 524, 402)
    pen.box(frame, Fade(lighter(look.second, 0.4), look.accent), radius=10)
    with pen.inside("M138 220 H662 V622 H138Z"):
        pen.oval(540, 320, 60, lighter(look.second, 0.65))
        pen.fill("M138 500 C260 380 380 520 662 420 V640 H138Z", look.main)
        pen.fill("M138 570 C300 490 460 610 662 520 V640 H138Z", darker(look.main, 0.35))
        for step in range(5):
            pen.box((190 + step * 88, 548, 60, 60), "#ffffff", radius=16, alpha=0.88)
    pen.words("10:24", 270, 310, "#ffffff", size=70)
    pen.oval(125, 420, 6, "#45445c")


@drawing("chargeur")
def charger(pen: Pen, look: Look) -> None:
    pen.stroke(
        "M420 560 C640 720 720 480 560 420 C420 360 330 300 470 210 C560 160 650 200 660 270",
        "#2b2940",
        width=22,
        alpha=0.18,
    )
    pen.shadow(290, 662, (170, 24), alpha=0.42)
    pen.stroke(
        "M400 560 C630 690 700 470 550 410 C410 350 330 290 470 200 C560 150 640 190 650 250",
        lighter(look.main, 0.1),
        width=18,
    )
    for x in (232, 322):
        pen.box((x, 270, 26, 96), Fade("#e8e6ee", "#a9a6b5", 90), radius=12)
    pen.box((170, 350, 240, 300), Fade("#ffffff", "#ded8cc", 60), radius=46)
    pen.box((196, 380, 188, 90), look.second, radius=20)
    pen.words(look.label or "20 W", 290, 425, readable_on(look.second), size=52, width=170)
    pen.box((252, 560, 76, 26), NIGHT, radius=10)
    with pen.at(652, 300, turn=-4):
        pen.box((-34, -60, 68, 100), Fade(look.main, darker(look.main, 0.2), 90), radius=16)
        pen.box((-20, 36, 40, 50), Fade("#e8e6ee", "#a9a6b5", 90), radius=8)


@drawing("batterie-externe")
def power_bank(pen: Pen, look: Look) -> None:
    pen.shadow(410, 690, (190, 24), alpha=0.42)
    with pen.at(400, 400, turn=4):
        pen.box((-156, -292, 326, 582), darker(look.main, 0.45), radius=48)
        pen.box(
            (-166, -296, 322, 580),
            Fade(lighter(look.main, 0.22), darker(look.main, 0.08), 45),
            radius=46,
        )
        pen.box((-126, -296, 50, 580), "#ffffff", alpha=0.1)
        for step in range(4):
            pen.oval(-40 + step * 34, -220, 10, "#7ef0a6" if step < 3 else darker(look.main, 0.3))
        pen.fill("M14 -120 L-70 40 H-10 L-34 150 L64 -24 H2Z", look.second)
        for x in (-90, 20):
            pen.box((x, 216, 66, 26), NIGHT, radius=8)
    pen.words(look.label or "20 000 mAh", 384, 566, lighter(look.main, 0.85), size=42, width=270)


@drawing("coque")
def case(pen: Pen, look: Look) -> None:
    pen.shadow(410, 700, (180, 22), alpha=0.42)
    pen.box((240, 96, 330, 606), darker(look.main, 0.4), radius=62)
    pen.box((230, 92, 330, 604), look.main, radius=60)
    pen.box((246, 108, 298, 572), cloth(look.pattern, look.trio, width=118), radius=46)
    pen.box((262, 124, 120, 190), darker(look.main, 0.1), radius=42)
    pen.box((272, 134, 100, 170), NIGHT, radius=36)
    for y in (178, 258):
        pen.oval(322, y, 32, "#2e2d45")
        pen.oval(322, y, 19, "#4b5180")
        pen.oval(315, y - 7, 6, "#ffffff", alpha=0.7)
    pen.fill(
        "M500 100 C540 110 544 130 544 160 V620 C530 640 520 400 500 100Z", "#ffffff", alpha=0.2
    )


@drawing("carte-memoire")
def memory_card(pen: Pen, look: Look) -> None:
    pen.shadow(400, 676, (200, 26), alpha=0.42)
    with pen.at(400, 400, turn=-5):
        shape = (
            "M-170 -260 H60 L150 -170 V-120 L170 -100 V240 C170 262 160 270 140 270 "
            "H-140 C-160 270 -170 262 -170 240Z"
        )
        with pen.at(10, 10):
            pen.fill(shape, darker(look.main, 0.5))
        pen.fill(shape, Fade(lighter(look.main, 0.16), darker(look.main, 0.16)))
        pen.box((-170, 40, 340, 150), look.second)
        for step in range(7):
            pen.box((-140 + step * 34, -232, 22, 84), Fade("#f6dd97", "#c79a3a"), radius=6)
        pen.fill("M-170 -260 H-90 L-120 270 H-170Z", "#ffffff", alpha=0.12)
    pen.words(look.label or "64 Go", 392, 516, readable_on(look.second), size=84, width=310)


@drawing("support-telephone")
def holder(pen: Pen, look: Look) -> None:
    """A tripod with its ring light and a phone in the clamp."""
    pen.shadow(400, 708, (220, 20), alpha=0.36)
    for x in (230, 400, 570):
        pen.stroke(f"M400 470 L{x} 700", NIGHT, width=18)
    pen.box((386, 360, 28, 130), "#3a384d", radius=10)
    pen.oval(400, 250, 176, darker(look.main, 0.3))
    pen.oval(400, 250, 168, lighter(look.main, 0.1))
    pen.oval(400, 250, 158, Glow("#fffdf4", "#fff0c4"))
    pen.oval(400, 250, 112, lighter(look.second, 0.3))
    pen.box((346, 148, 108, 208), NIGHT, radius=20)
    pen.box((354, 158, 92, 188), Fade(lighter(look.accent, 0.3), look.main), radius=12)
    pen.oval(400, 232, 26, "#fff3d6")
    pen.fill("M354 330 C370 270 430 270 446 330 V346 H354Z", "#fff3d6")
