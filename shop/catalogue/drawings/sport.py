from core.drawing import Fade, Glow, Pen, darker, lighter, path
from core.drawing.colour import NIGHT, STEEL
from shop.catalogue.drawings.scene import Look, drawing


@drawing("ballon-foot")
def football(pen: Pen, look: Look) -> None:
    pen.shadow(400, 668, (210, 28), alpha=0.45)
    pen.oval(400, 420, 248, Glow("#ffffff", "#d6d3cc"))
    ball = path.oval(400, 420, 248, 248)
    with pen.inside(ball):
        pen.fill(path.star(400, 410, outer=92, inner=74.4, points=5), look.main)
        for step in range(5):
            with pen.at(400, 410, turn=step * 72):
                pen.stroke("M0 -88 V-168", darker(look.main, 0.2), width=7)
                pen.fill(
                    "M-62 -168 L0 -206 L62 -168 L70 -270 H-70Z",
                    look.main if step % 2 else look.accent,
                )
                pen.stroke(
                    "M62 -168 L104 -142 M-62 -168 L-104 -142", darker(look.main, 0.2), width=7
                )
        pen.oval(300, 300, (110, 80), "#ffffff", alpha=0.28)
        pen.fill(
            (
                "M170 480 C220 640 380 690 520 660 C620 630 650 500 640 420 C660 600 "
                "540 700 400 690 C260 680 170 600 170 480Z"
            ),
            "#14122c",
            alpha=0.2,
        )


@drawing("maillot")
def jersey(pen: Pen, look: Look) -> None:
    pen.shadow(400, 700, (190, 20), alpha=0.32)
    sleeve = "M296 176 C230 190 170 240 130 350 L226 410 L300 330Z"
    for flip in (False, True):
        with pen.at(800 if flip else 0, 0, flip=flip):
            pen.fill(sleeve, Fade(look.main, darker(look.main, 0.14)))
            pen.fill("M130 350 L226 410 L238 384 L144 326Z", look.second)
    body = (
        "M296 176 C330 190 350 186 356 176 C380 206 420 206 444 176 C450 186 470 190 "
        "504 176 L530 330 V680 H270 V330Z"
    )
    pen.fill(body, Fade(lighter(look.main, 0.1), darker(look.main, 0.1)))
    with pen.inside(body):
        pen.box((270, 300, 52, 400), look.second)
        pen.box((478, 300, 52, 400), look.accent)
        pen.box((322, 170, 12, 520), darker(look.main, 0.14), alpha=0.5)
        pen.fill("M270 330 L330 690 H270Z", "#14122c", alpha=0.14)
    pen.stroke("M356 176 C380 210 420 210 444 176", look.second, width=17)
    pen.words(look.label or "10", 400, 450, lighter(look.second, 0.3), size=210)
    pen.fill(path.star(360, 280, outer=20, inner=9, points=5), look.second)


@drawing("crampons")
def boots(pen: Pen, look: Look) -> None:
    for x, y, scale in ((462, 420, 0.84), (372, 552, 1.0)):
        pen.shadow(x + 10, y + 130 * scale, (270 * scale, 16), alpha=0.4)
        with pen.at(x, y, scale=scale):
            for stud in (-220, -170, -110, 40, 110, 180, 240):
                pen.fill(f"M{stud} 84 h40 l-8 40 h-24Z", NIGHT)
            pen.fill("M-254 60 C-262 96 -246 100 -220 100 H250 C292 100 300 76 286 54Z", "#f4efe4")
            upper = (
                "M-252 66 C-262 0 -250 -60 -232 -96 C-190 -76 -140 -76 -112 -104 "
                "C-50 -40 30 0 110 4 C200 8 270 20 288 66Z"
            )
            pen.fill(upper, Fade(lighter(look.main, 0.2), darker(look.main, 0.14)))
            with pen.inside(upper):
                for step in range(3):
                    pen.fill(
                        f"M{-90 + step * 64} 70 L{-30 + step * 64} -60 h26 L{-54 + step * 64} 70Z",
                        look.second,
                    )
                pen.box((-260, 50, 560, 30), "#14122c", alpha=0.14)
            pen.fill("M-232 -96 C-190 -72 -140 -72 -112 -104 C-130 -122 -216 -124 -232 -96Z", NIGHT)
            for step in range(4):
                pen.stroke(f"M{-84 + step * 36} {-66 + step * 19} l-24 28", "#ffffff", width=9)


@drawing("halteres")
def dumbbells(pen: Pen, look: Look) -> None:
    for x, y, turn in ((420, 380, -16), (380, 570, 6)):
        pen.shadow(x, y + 96, (260, 20), alpha=0.4)
        with pen.at(x, y, turn=turn):
            pen.box((-150, -22, 300, 44), Fade(*STEEL), radius=22)
            for grip in range(-4, 5):
                pen.box((grip * 16 - 3, -22, 5, 44), "#7b7e8e", alpha=0.6)
            for flip in (False, True):
                with pen.at(flip=flip):
                    pen.box(
                        (108, -92, 50, 184),
                        Fade(lighter(look.main, 0.24), darker(look.main, 0.24)),
                        radius=18,
                    )
                    pen.box(
                        (160, -112, 60, 224),
                        Fade(lighter(look.main, 0.16), darker(look.main, 0.34)),
                        radius=20,
                    )
                    pen.box((222, -60, 26, 120), look.second, radius=10)
                    pen.box((170, -96, 12, 190), "#ffffff", radius=6, alpha=0.2)


@drawing("corde-sauter", floor=False)
def rope(pen: Pen, look: Look) -> None:
    line = "M210 250 C120 620 320 720 420 560 C500 430 300 380 330 520 C360 700 700 640 590 250"
    pen.stroke(line, darker(look.main, 0.4), width=24)
    pen.stroke(line, look.main, width=15)
    for x, turn in ((210, 8), (590, -8)):
        with pen.at(x, 210, turn=turn):
            pen.box(
                (-30, -130, 60, 190),
                Fade(lighter(look.second, 0.2), darker(look.second, 0.2), 90),
                radius=28,
            )
            for y in (-90, -56, -22, 12):
                pen.box((-30, y, 60, 12), look.accent)
            pen.box((-14, 56, 28, 26), NIGHT, radius=8)
