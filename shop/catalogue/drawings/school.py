from core.drawing import Fade, Pen, darker, lighter, path
from core.drawing.colour import NIGHT
from core.drawing.patterns import cloth
from shop.catalogue.drawings.scene import Look, drawing


@drawing("cahiers")
def notebooks(pen: Pen, look: Look) -> None:
    pen.shadow(400, 684, (250, 24), alpha=0.42)
    for turn, ink in ((-14, look.accent), (-4, look.second), (7, look.main)):
        with pen.at(400, 420, turn=turn):
            pen.box((-170, -250, 360, 500), "#26204a", radius=18, alpha=0.16)
            pen.box((-180, -254, 360, 500), "#fffdf4", radius=16)
            pen.box((-186, -258, 350, 500), Fade(lighter(ink, 0.16), darker(ink, 0.1)), radius=16)
            pen.box((-186, -258, 46, 500), darker(ink, 0.28), radius=16)
            pen.box((-96, -180, 210, 120), "#fffdf4", radius=12)
            for y in (-146, -118, -92):
                pen.box((-72, y, 160, 6), "#b9c6dd")
            pen.oval(10, 90, 66, lighter(ink, 0.3))
            pen.fill(path.star(10, 90, outer=46, inner=20, points=5), "#fffdf4")


@drawing("stylos")
def pens(pen: Pen, look: Look) -> None:
    """A cup of pens and pencils."""
    tall = (
        (300, 190, -10, look.main),
        (356, 140, -4, look.accent),
        (410, 170, 3, "#3d8a57"),
        (466, 150, 8, look.second),
        (510, 210, 14, "#3f6fb5"),
    )
    pen.shadow(400, 692, (170, 22), alpha=0.42)
    for x, y, turn, ink in tall:
        with pen.at(x, y + 250, turn=turn):
            pen.box((-19, -230, 38, 420), Fade(lighter(ink, 0.3), darker(ink, 0.16), 90))
            pen.fill("M-19 -230 L0 -290 L19 -230Z", "#f0d2a0")
            pen.fill("M-7 -268 L0 -290 L7 -268Z", darker(ink, 0.3))
    body = "M260 420 H540 L516 690 H284Z"
    pen.fill(body, cloth(look.pattern, look.trio, width=90))
    with pen.inside(body):
        pen.fill("M260 420 H320 L326 690 H280Z", "#ffffff", alpha=0.25)
        pen.fill("M490 420 H540 V690 H470Z", "#14122c", alpha=0.18)
    pen.box((250, 404, 300, 34), look.accent, radius=16)


@drawing("crayons-couleur")
def pencils(pen: Pen, look: Look) -> None:
    pen.shadow(400, 670, (280, 24), alpha=0.42)
    inks = (
        "#c4302b",
        "#e8711c",
        "#f4b41a",
        "#5d9e3f",
        "#2f8f8b",
        "#3f6fb5",
        "#5a3f8f",
        "#b8458a",
        "#7a4a26",
        NIGHT,
    )
    for step, ink in enumerate(inks):
        x = 152 + step * 50
        y = 210 + (12 if step % 2 else 0)
        pen.box((x, y + 70, 46, 300), Fade(lighter(ink, 0.24), darker(ink, 0.16), 90))
        pen.fill(f"M{x} {y + 72} L{x + 23} {y} L{x + 46} {y + 72}Z", "#f0d2a0")
        pen.fill(f"M{x + 14} {y + 28} L{x + 23} {y} L{x + 32} {y + 28}Z", ink)
    pen.box(
        (130, 430, 540, 240), Fade(lighter(look.main, 0.14), darker(look.main, 0.14)), radius=14
    )
    pen.box((130, 430, 540, 24), darker(look.main, 0.3), radius=10)
    pen.box((180, 490, 280, 130), "#fffdf4", radius=18)
    pen.words(look.label or "12 couleurs", 320, 556, darker(look.main, 0.3), size=48, width=256)
    pen.fill(path.star(566, 556, outer=64, inner=30, points=8), look.second)


@drawing("calculatrice")
def calculator(pen: Pen, look: Look) -> None:
    pen.shadow(410, 700, (180, 22), alpha=0.42)
    pen.box((244, 100, 330, 600), darker(look.main, 0.4), radius=36)
    pen.box((234, 94, 330, 598), Fade(lighter(look.main, 0.2), darker(look.main, 0.12)), radius=36)
    pen.box((266, 130, 266, 120), "#cfe0c0", radius=14)
    pen.box((266, 130, 266, 18), "#a9bd9a", radius=8)
    pen.words("1 250 000", 408, 200, "#26352a", size=52)
    for row in range(5):
        for column in range(4):
            x, y = 268 + column * 68, 288 + row * 78
            ink = look.accent if column == 3 else (look.second if row == 0 else "#f4efe4")
            pen.box((x, y + 6, 56, 56), darker(look.main, 0.5), radius=14)
            pen.box((x, y, 56, 56), ink, radius=14)
            text = (
                "C",
                "%",
                "M",
                "/",
                "7",
                "8",
                "9",
                "x",
                "4",
                "5",
                "6",
                "-",
                "1",
                "2",
                "3",
                "+",
                "0",
                ".",
                ",",
                "=",
            )[row * 4 + column]
            pen.words(text, x + 28, y + 28, NIGHT, size=32)


@drawing("geometrie", floor=False)
def geometry(pen: Pen, look: Look) -> None:
    """Set square, protractor, compass."""
    pen.fill("M120 640 L120 200 L560 640Z", look.second, alpha=0.85)
    pen.fill("M200 560 V390 L370 560Z", "#fffaf0")
    for step in range(20):
        pen.box((124, 230 + step * 20, 26 if step % 5 == 0 else 14, 4), NIGHT, alpha=0.7)
        pen.box(
            (140 + step * 20, 614 if step % 5 == 0 else 624, 4, 24 if step % 5 == 0 else 14),
            NIGHT,
            alpha=0.7,
        )
    with pen.at(560, 250, turn=16):
        pen.fill("M-170 60 C-170 -170 170 -170 170 60Z", look.main, alpha=0.85)
        pen.fill("M-84 30 C-84 -60 84 -60 84 30Z", "#fffaf0")
        for step in range(13):
            with pen.at(0, 40, turn=-90 + step * 15):
                pen.box((-2, -152, 4, 22), "#ffffff")
    with pen.at(560, 470, turn=0):
        pen.stroke("M0 -60 L-70 200", "#8d90a0", width=22)
        pen.stroke("M0 -60 L70 180", "#b9bcc9", width=22)
        pen.fill("M-80 190 L-60 196 L-80 240Z", NIGHT)
        pen.box((58, 170, 26, 56), look.accent, radius=8)
        pen.oval(0, -64, 34, Fade("#e3e5ec", "#9194a4"))
        pen.box((-13, -130, 26, 60), look.accent, radius=10)


@drawing("ardoise")
def slate(pen: Pen, look: Look) -> None:
    pen.shadow(400, 676, (270, 22), alpha=0.42)
    with pen.at(400, 400, turn=-3):
        pen.box(
            (-290, -240, 580, 480),
            Fade(lighter(look.main, 0.24), darker(look.main, 0.14), 45),
            radius=30,
        )
        pen.box((-250, -200, 500, 400), Fade("#2d3b38", "#1f2a28"), radius=12)
        pen.stroke("M-190 -80 L-150 -160 L-110 -80 M-174 -110 H-126", "#f4f1e6", width=10)
        pen.stroke(
            "M-60 -160 V-80 M-60 -160 C10 -160 10 -120 -60 -120 C20 -120 20 -80 -60 -80",
            "#f4f1e6",
            width=10,
        )
        pen.stroke(
            "M130 -140 C90 -180 50 -140 54 -116 C56 -84 100 -60 134 -98", "#f4f1e6", width=10
        )
        pen.stroke("M-190 20 H60 M-190 90 H160", look.second, width=8, alpha=0.8)
        pen.oval(150, 20, 46, look.accent, alpha=0.9)
        pen.oval(150, 20, 34, "#26322f")
    for x, turn, ink in ((560, -20, "#ffffff"), (640, 30, look.second)):
        with pen.at(x, 680, turn=turn):
            pen.box((-60, -14, 120, 28), ink, radius=10)
