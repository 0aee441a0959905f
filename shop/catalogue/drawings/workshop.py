from core.drawing import Fade, Pen, darker, lighter, path
from core.drawing.colour import NIGHT, STEEL, readable_on
from shop.catalogue.drawings.scene import Look, drawing


@drawing("marteau", floor=False)
def hammer(pen: Pen, look: Look) -> None:
    with pen.at(16, 20), pen.at(400, 420, turn=32):
        pen.box((-34, -160, 68, 470), "#26204a", radius=24, alpha=0.2)
    with pen.at(400, 420, turn=32):
        pen.box((-28, -200, 56, 250), Fade("#e0b67e", "#a5743a", 90), radius=10)
        pen.box(
            (-36, 30, 72, 280), Fade(lighter(look.main, 0.2), darker(look.main, 0.2), 90), radius=30
        )
        for y in range(70, 280, 40):
            pen.box((-36, y, 72, 12), darker(look.main, 0.3))
        head = (
            "M-60 -300 H70 C110 -300 150 -286 190 -300 V-180 C150 -196 110 -184 70 "
            "-184 H-60 C-100 -184 -150 -220 -220 -170 C-200 -260 -120 -300 -60 -300Z"
        )
        pen.fill(head, Fade(*STEEL))
        pen.fill(
            (
                "M-60 -300 H70 C110 -300 150 -286 190 -300 V-270 C150 -262 110 -272 "
                "70 -272 H-60 C-110 -272 -170 -240 -214 -190 C-190 -270 -120 -300 "
                "-60 -300Z"
            ),
            "#ffffff",
            alpha=0.5,
        )
        pen.box((-46, -310, 92, 140), Fade("#c2c5d0", "#7b7e8e"), radius=12)


@drawing("perceuse")
def drill(pen: Pen, look: Look) -> None:
    pen.shadow(380, 700, (170, 20), alpha=0.42)
    grip = "M270 400 H430 L400 620 H280Z"
    pen.fill(grip, Fade(darker(look.main, 0.3), darker(look.main, 0.5), 90))
    pen.box((230, 610, 230, 84), Fade(look.second, darker(look.second, 0.25)), radius=20)
    pen.box((438, 410, 26, 80), look.accent, radius=12)
    body = (
        "M150 250 C150 220 170 210 200 210 H500 C530 214 540 240 540 310 C540 380 "
        "530 404 500 408 H200 C170 404 150 396 150 366Z"
    )
    pen.fill(body, Fade(lighter(look.main, 0.24), darker(look.main, 0.14)))
    for x in range(180, 260, 24):
        pen.box((x, 270, 12, 80), darker(look.main, 0.45), radius=6)
    pen.box((290, 270, 180, 76), look.second, radius=14)
    pen.words(look.label or "18 V", 380, 308, readable_on(look.second), size=48, width=160)
    pen.fill("M540 246 L610 270 V350 L540 374Z", Fade("#6b6e7d", NIGHT))
    pen.box((606, 298, 134, 22), Fade(*STEEL))
    for x in range(616, 730, 22):
        pen.stroke(f"M{x} 320 l14 -22", "#7b7e8e", width=5)
    pen.fill("M740 298 L764 309 L740 320Z", "#9598a8")


@drawing("caisse-outils")
def toolbox(pen: Pen, look: Look) -> None:
    pen.shadow(400, 664, (310, 26), alpha=0.45)
    with pen.at(250, 330, turn=-18):
        pen.box((-18, -170, 36, 180), Fade("#e0b67e", "#a5743a", 90), radius=8)
        pen.box((-70, -220, 150, 60), Fade(*STEEL), radius=14)
    with pen.at(540, 330, turn=14):
        pen.box((-14, -90, 28, 100), Fade(look.accent, darker(look.accent, 0.2), 90), radius=10)
        pen.box((-6, -220, 12, 140), "#b9bcc9")
    with pen.at(450, 330, turn=4):
        pen.box((-18, -150, 36, 160), Fade(*STEEL, 90), radius=10)
        pen.oval(0, -160, 46, "#b9bcc9")
        pen.fill("M-18 -210 H18 V-150 H-18Z", lighter("#3f6fb5", 0.8))
    pen.stroke("M260 330 V240 H540 V330", darker(look.main, 0.4), width=28)
    pen.box((240, 224, 320, 36), NIGHT, radius=18)
    pen.box((110, 330, 580, 90), Fade(lighter(look.main, 0.24), look.main), radius=20)
    pen.box((130, 410, 540, 244), Fade(look.main, darker(look.main, 0.28)), radius=20)
    pen.box((130, 410, 540, 16), darker(look.main, 0.4))
    for x in (210, 530):
        pen.box((x, 376, 60, 84), Fade(look.second, darker(look.second, 0.2)), radius=12)
    pen.box((330, 500, 140, 80), look.second, radius=16)
    pen.fill(path.star(400, 540, outer=28, inner=14, points=6), darker(look.main, 0.3))


@drawing("tournevis", floor=False)
def screwdrivers(pen: Pen, look: Look) -> None:
    inks = (look.main, look.accent, look.second, look.main)
    for step, ink in enumerate(inks):
        x, y = 190 + step * 140, 130 + step % 2 * 30
        with pen.at(x + 10, y + 14):
            pen.box((-34, 0, 68, 220), "#26204a", radius=30, alpha=0.2)
        pen.box((x - 34, y, 68, 220), Fade(lighter(ink, 0.3), darker(ink, 0.2), 90), radius=30)
        for groove in (-16, 0, 16):
            pen.box((x + groove - 3, y + 30, 6, 150), darker(ink, 0.3), radius=3)
        pen.box((x - 22, y + 210, 44, 34), NIGHT, radius=8)
        pen.box((x - 9, y + 240, 18, 260), Fade(*STEEL, 90))
        pen.fill(f"M{x - 9} {y + 498} h18 l6 44 h-30Z", "#7b7e8e")


@drawing("machette", floor=False)
def machete(pen: Pen, look: Look) -> None:
    """Coupe-coupe and hoe for the field."""
    with pen.at(300, 420, turn=24):
        pen.fill("M-26 120 L-50 -240 C-40 -300 40 -320 60 -250 L30 120Z", Fade(*STEEL, 90))
        pen.fill("M30 120 L60 -250 C56 -270 50 -280 44 -284 L14 120Z", "#ffffff", alpha=0.6)
        pen.box(
            (-34, 110, 70, 180),
            Fade(lighter(look.main, 0.2), darker(look.main, 0.2), 90),
            radius=26,
        )
        for y in (150, 200, 250):
            pen.oval(0, y, 8, look.second)
    with pen.at(540, 420, turn=-14):
        pen.box((-18, -200, 36, 500), Fade("#e0b67e", "#a5743a", 90), radius=16)
        pen.fill(
            "M-110 -290 H50 V-180 H-18 L-110 -150 C-140 -190 -140 -250 -110 -290Z",
            Fade("#6b6e7d", NIGHT),
        )
        pen.fill(
            "M-110 -290 C-140 -250 -140 -190 -110 -150 L-92 -156 C-116 -190 -116 -250 -92 -290Z",
            "#d9dbe4",
        )
