from core.drawing import Fade, Glow, Pen, darker, lighter
from core.drawing.patterns import cloth
from shop.catalogue.drawings.scene import Look, drawing


def _grain(pen: Pen, shape: str, look: Look, *lines: str) -> None:
    pen.fill(shape, Fade(lighter(look.main, 0.2), darker(look.main, 0.14)))
    with pen.inside(shape):
        for line in lines:
            pen.stroke(line, darker(look.main, 0.3), width=4, alpha=0.5)


@drawing("chaise")
def chair(pen: Pen, look: Look) -> None:
    pen.shadow(410, 706, (200, 20), alpha=0.42)
    for line in ("M300 470 L270 696", "M560 470 L590 696"):
        pen.stroke(line, darker(look.main, 0.4), width=28)
    pen.box(
        (262, 110, 34, 590), Fade(lighter(look.main, 0.2), darker(look.main, 0.2), 90), radius=14
    )
    pen.box(
        (504, 110, 34, 590), Fade(lighter(look.main, 0.2), darker(look.main, 0.2), 90), radius=14
    )
    for y in (140, 220, 300):
        pen.box((280, y, 240, 44), Fade(lighter(look.main, 0.3), look.main), radius=18)
    seat = "M250 440 H550 L600 510 H200Z"
    pen.fill(seat, cloth(look.pattern, (look.second, look.accent, look.main), width=90))
    pen.fill("M200 508 H600 V548 H200Z", Fade(look.main, darker(look.main, 0.25)))
    for x in (206, 566):
        pen.box(
            (x, 530, 32, 176), Fade(lighter(look.main, 0.1), darker(look.main, 0.25), 90), radius=12
        )
    pen.box((220, 610, 360, 18), darker(look.main, 0.2), radius=8)


@drawing("table")
def table(pen: Pen, look: Look) -> None:
    pen.shadow(400, 700, (310, 18), alpha=0.4)
    for x, y in ((180, 400), (590, 400)):
        pen.box((x, y, 30, 240), darker(look.main, 0.45), radius=8)
    _grain(
        pen,
        "M170 330 H630 L730 430 H70Z",
        look,
        "M150 360 C300 344 500 376 660 358",
        "M110 400 C300 384 460 416 700 398",
    )
    pen.box((70, 428, 660, 34), Fade(look.main, darker(look.main, 0.3)), radius=8)
    for x in (92, 672):
        pen.fill(
            f"M{x} 460 h40 l-6 236 h-28Z",
            Fade(lighter(look.main, 0.1), darker(look.main, 0.25), 90),
        )
    pen.shadow(420, 374, (80, 14), alpha=0.3)
    pen.fill(
        "M366 260 H474 C480 320 460 370 450 376 H390 C380 370 360 320 366 260Z",
        Fade(lighter(look.second, 0.2), darker(look.second, 0.2), 90),
    )
    for turn, ink in ((-50, "#3d8a57"), (-20, "#57a868"), (14, "#3d8a57"), (46, "#57a868")):
        with pen.at(420, 266, turn=turn):
            pen.fill("M0 0 C-40 -40 -30 -120 0 -150 C30 -120 40 -40 0 0Z", ink)


@drawing("fauteuil")
def armchair(pen: Pen, look: Look) -> None:
    pen.shadow(400, 696, (290, 24), alpha=0.42)
    for x in (190, 590):
        pen.fill(f"M{x - 10} 630 h40 l-8 64 h-24Z", "#6b3f1d")
    pen.box((190, 190, 420, 340), Fade(lighter(look.main, 0.22), darker(look.main, 0.1)), radius=80)
    for x, y in ((300, 290), (400, 290), (500, 290), (350, 370), (450, 370)):
        pen.oval(x, y, 10, darker(look.main, 0.35))
    pen.box((190, 440, 420, 200), darker(look.main, 0.2), radius=40)
    pen.box((210, 410, 380, 120), Fade(lighter(look.main, 0.32), look.main), radius=44)
    for x in (110, 570):
        pen.box(
            (x, 340, 120, 300), Fade(lighter(look.main, 0.16), darker(look.main, 0.2)), radius=56
        )
        pen.oval(x + 60, 396, (46, 46), lighter(look.main, 0.26))
    with pen.at(400, 380, turn=-8):
        pen.box(
            (-84, -84, 168, 150),
            cloth(look.pattern, (look.second, look.accent, look.main), width=84),
            radius=30,
        )


@drawing("armoire")
def wardrobe(pen: Pen, look: Look) -> None:
    pen.shadow(400, 716, (240, 18), alpha=0.42)
    for x in (200, 560):
        pen.box((x, 660, 40, 52), darker(look.main, 0.4), radius=8)
    pen.box(
        (170, 110, 460, 570), Fade(lighter(look.main, 0.1), darker(look.main, 0.25), 90), radius=18
    )
    pen.box((150, 92, 500, 44), lighter(look.main, 0.22), radius=12)
    for x in (192, 406):
        shape = f"M{x} 154 h202 v420 h-202Z"
        _grain(
            pen,
            shape,
            look,
            f"M{x + 50} 154 C{x + 70} 300 {x + 30} 420 {x + 60} 580",
            f"M{x + 150} 154 C{x + 130} 300 {x + 170} 420 {x + 140} 580",
        )
        pen.stroke(f"M{x + 24} 180 h154 v368 h-154Z", darker(look.main, 0.3), width=5, alpha=0.7)
    pen.box((192, 590, 202, 66), lighter(look.main, 0.14), radius=8)
    pen.box((406, 590, 202, 66), lighter(look.main, 0.14), radius=8)
    for x, y, height in ((372, 340, 70), (416, 340, 70)):
        pen.box((x, y, 14, height), look.second, radius=7)
    for x in (293, 507):
        pen.oval(x, 622, 11, look.second)


@drawing("etagere")
def shelf(pen: Pen, look: Look) -> None:
    pen.shadow(400, 712, (220, 18), alpha=0.4)
    pen.box((206, 110, 388, 596), darker(look.main, 0.4), radius=12)
    pen.box((230, 134, 340, 560), darker(look.main, 0.55))
    for y in (110, 292, 474, 676):
        pen.box((200, y, 400, 30), Fade(lighter(look.main, 0.3), look.main), radius=8)
    for x in (196, 576):
        pen.box(
            (x, 110, 28, 596), Fade(lighter(look.main, 0.24), darker(look.main, 0.1), 90), radius=8
        )
    inks = (look.second, look.accent, "#3d8a57", "#3f6fb5", "#f4e9d0")
    for number in range(6):
        high = 100 + look.random.randint(0, 40)
        pen.box((250 + number * 30, 292 - high, 26, high), inks[number % 5], radius=4)
    pen.fill("M480 230 H560 L548 292 H492Z", look.accent)
    for turn in (-40, 0, 40):
        with pen.at(520, 234, turn=turn):
            pen.fill("M0 0 C-24 -24 -18 -64 0 -80 C18 -64 24 -24 0 0Z", "#57a868")
    pen.box((256, 380, 130, 94), Fade("#e9c98d", "#c79a55"), radius=14)
    pen.oval(480, 424, 50, Glow(lighter(look.accent, 0.4), look.accent))
    for number in range(4):
        pen.box((270 + number * 4, 650 - number * 26, 180, 24), inks[(number + 2) % 5], radius=4)
    pen.fill("M490 580 C530 560 560 600 548 640 C540 676 500 676 492 640Z", "#f4e9d0")


@drawing("tabouret")
def stool(pen: Pen, look: Look) -> None:
    """Carved from one log."""
    pen.shadow(400, 676, (230, 26), alpha=0.45)
    legs = (
        "M220 380 C260 470 280 560 210 660 H300 C340 600 350 520 400 520 C450 520 "
        "460 600 500 660 H590 C520 560 540 470 580 380Z"
    )
    pen.fill(legs, Fade(lighter(look.main, 0.2), darker(look.main, 0.35)))
    with pen.inside(legs):
        for y in (440, 470, 500):
            pen.stroke(f"M200 {y} H600", look.second, width=8)
        for x in range(240, 580, 40):
            pen.fill(((x, 436), (x + 20, 410), (x + 40, 436)), look.second)
    top = "M150 330 C150 270 650 270 650 330 C650 410 560 430 400 430 C240 430 150 410 150 330Z"
    pen.fill(top, Fade(lighter(look.main, 0.1), darker(look.main, 0.25)))
    pen.oval(400, 328, (250, 62), Fade(lighter(look.main, 0.4), lighter(look.main, 0.12)))
    for ring in (0.8, 0.58, 0.36):
        pen.stroke(
            (
                f"M{400 - 250 * ring} 328 C{400 - 250 * ring} {328 - 80 * ring} "
                f"{400 + 250 * ring} {328 - 80 * ring} {400 + 250 * ring} 328 "
                f"C{400 + 250 * ring} {328 + 80 * ring} {400 - 250 * ring} "
                f"{328 + 80 * ring} {400 - 250 * ring} 328"
            ),
            darker(look.main, 0.1),
            width=4,
            alpha=0.6,
        )
