from core.drawing import Fade, Glow, Pen, darker, lighter
from core.drawing.colour import NIGHT
from shop.catalogue.drawings.scene import Look, drawing


def _cells(pen: Pen, rows: int, columns: int, look: Look) -> None:
    """Solar cells on a unit sheet of 400 by 300, its middle at the origin."""
    pen.box((-212, -162, 424, 324), "#c9ccd6", radius=8)
    pen.box((-200, -150, 400, 300), Fade(lighter(look.main, 0.16), darker(look.main, 0.3), 45))
    wide, high = 400 / columns, 300 / rows
    for row in range(rows):
        for column in range(columns):
            x, y = -200 + column * wide, -150 + row * high
            pen.box(
                (x + 3, y + 3, wide - 6, high - 6),
                Fade(lighter(look.main, 0.3), look.main, 45),
                radius=8,
            )
            pen.stroke(f"M{x + wide / 2} {y + 4} V{y + high - 4}", "#dfe6f5", width=2, alpha=0.6)
    pen.fill("M-200 -150 H-40 L-150 150 H-200Z", "#ffffff", alpha=0.14)


@drawing("panneau-solaire")
def panel(pen: Pen, look: Look) -> None:
    pen.oval(620, 190, 84, Glow("#fff3b8", "#f7b731"))
    for step in range(12):
        with pen.at(620, 190, turn=step * 30):
            pen.box((-6, -142, 12, 36), "#f7b731", radius=6)
    pen.shadow(390, 690, (260, 24), alpha=0.4)
    pen.stroke("M300 560 L240 684 M470 560 L560 684 M380 540 V640", "#7f8291", width=18)
    with pen.at(380, 420, turn=-8, scale=1.22):
        _cells(pen, 4, 6, look)


@drawing("lampe-solaire")
def lantern(pen: Pen, look: Look) -> None:
    pen.oval(400, 400, 250, "#fff6cf", alpha=0.35)
    pen.oval(400, 400, 180, "#fff6cf", alpha=0.5)
    pen.shadow(400, 692, (180, 24), alpha=0.42)
    pen.stroke("M280 260 C280 60 520 60 520 260", darker(look.main, 0.25), width=20)
    pen.box(
        (268, 206, 264, 76), Fade(lighter(look.main, 0.2), darker(look.main, 0.1), 90), radius=30
    )
    pen.box((300, 180, 200, 36), darker(look.main, 0.3), radius=16)
    pen.fill("M290 280 H510 L530 540 H270Z", Fade("#fffdf0", "#ffe49a"))
    pen.oval(400, 410, (70, 96), Glow("#ffffff", "#ffeaa8"))
    for x in (292, 400, 508):
        lean = (x - 400) * 0.18
        pen.stroke(f"M{x} 284 L{x + lean} 540", look.main, width=13)
    pen.box(
        (240, 536, 320, 150), Fade(lighter(look.main, 0.12), darker(look.main, 0.22), 90), radius=36
    )
    pen.oval(400, 612, 42, darker(look.main, 0.4))
    pen.oval(400, 612, 30, look.second)
    pen.box((396, 590, 8, 22), "#fffaf0", radius=4)


@drawing("kit-solaire")
def kit(pen: Pen, look: Look) -> None:
    """A small panel, a box with its battery, three bulbs."""
    pen.shadow(400, 690, (300, 24), alpha=0.4)
    with pen.at(270, 250, turn=-7, scale=0.78):
        _cells(pen, 3, 4, look)
    pen.stroke("M340 390 C360 460 300 470 320 520", NIGHT, width=9)
    pen.box(
        (150, 480, 330, 206), Fade(lighter(look.accent, 0.2), darker(look.accent, 0.16)), radius=28
    )
    pen.box((180, 512, 150, 70), NIGHT, radius=12)
    for step in range(4):
        pen.box((196 + step * 32, 530, 22, 34), "#7ef0a6" if step < 3 else "#44425c", radius=5)
    pen.oval(408, 546, 34, look.second)
    for step in range(4):
        pen.box((186 + step * 68, 618, 48, 30), darker(look.accent, 0.45), radius=8)
    for x, y in ((560, 330), (660, 420), (590, 560)):
        pen.oval(x, y, 86, "#fff3b8", alpha=0.5)
        pen.oval(x, y, 50, Glow("#ffffff", "#ffe28a"))
        pen.fill(f"M{x - 26} {y - 38} H{x + 26} L{x + 20} {y - 78} H{x - 20}Z", "#c9ccd6")
        pen.stroke(f"M{x - 22} {y - 54} H{x + 22} M{x - 20} {y - 66} H{x + 20}", "#8d90a0", width=4)
        pen.stroke(
            f"M{x} {y - 80} C{x} {y - 110} {x - 20} {y - 120} {x - 30} {y - 130}", NIGHT, width=6
        )


@drawing("projecteur")
def floodlight(pen: Pen, look: Look) -> None:
    pen.fill("M210 540 L90 720 H710 L590 540Z", "#fff3b8", alpha=0.55)
    pen.stroke("M240 380 C190 200 610 200 560 380", "#6b6e7d", width=22)
    pen.box((180, 270, 440, 276), Fade(lighter(look.main, 0.2), darker(look.main, 0.3)), radius=30)
    pen.box((210, 300, 380, 180), "#fffdf0", radius=16)
    for row in range(5):
        for column in range(11):
            x, y = 236 + column * 33, 324 + row * 33
            pen.oval(x, y, 13, Glow("#ffffff", "#ffcf4d"))
    pen.words(look.label or "200 W", 400, 513, lighter(look.main, 0.8), size=38)
    for x in (216, 584):
        pen.oval(x, 513, 11, look.accent)


@drawing("ampoule")
def bulb(pen: Pen, look: Look) -> None:
    pen.oval(400, 310, 270, "#fff3b8", alpha=0.4)
    pen.shadow(400, 694, (110, 18), alpha=0.4)
    shape = (
        "M400 110 C250 110 190 220 216 330 C236 410 300 440 316 520 H484 C500 440 "
        "564 410 584 330 C610 220 550 110 400 110Z"
    )
    pen.fill(shape, Glow("#fffef8", "#ffdf85"))
    pen.fill("M250 250 C262 180 320 146 370 140 C310 180 280 240 276 320Z", "#ffffff", alpha=0.7)
    pen.box(
        (310, 510, 180, 90), Fade(lighter(look.main, 0.4), darker(look.main, 0.05), 90), radius=16
    )
    for y in (604, 636, 668):
        pen.box((336, y - 4, 128, 26), Fade("#dfe1e9", "#8d90a0", 90), radius=12)
    pen.words(look.label or "9 W", 400, 556, darker(look.main, 0.6), size=46)


@drawing("batterie-solaire")
def battery(pen: Pen, look: Look) -> None:
    pen.shadow(404, 656, (280, 28), alpha=0.42)
    for x, ink in ((250, "#d6402f"), (550, NIGHT)):
        pen.box((x - 26, 232, 52, 50), Fade("#d9dbe4", "#9295a5", 90), radius=8)
        pen.box((x - 40, 262, 80, 40), ink, radius=10)
    pen.box((140, 290, 520, 76), lighter(look.main, 0.22), radius=18)
    pen.box((150, 340, 500, 310), Fade(look.main, darker(look.main, 0.3)), radius=18)
    pen.box((190, 396, 420, 200), Fade("#fffdf6", "#ece0c8"), radius=14)
    pen.fill("M276 420 L230 510 H268 L250 576 L326 480 H282 L304 420Z", look.second)
    pen.words(look.label or "100 Ah", 460, 470, darker(look.main, 0.4), size=62)
    pen.words("12 V", 460, 540, look.accent, size=40)
    pen.box((150, 340, 50, 310), "#ffffff", radius=18, alpha=0.1)


def _blades(pen: Pen, x: float, y: float, reach: float, look: Look) -> None:
    """The cage of a fan, seen from the front."""
    pen.oval(x, y, reach, darker(look.main, 0.35))
    pen.oval(x, y, reach - 12, lighter(look.second, 0.72))
    for turn in (20, 140, 260):
        with pen.at(x, y, turn=turn, scale=reach / 200):
            pen.fill(
                "M0 0 C-70 -40 -90 -140 -10 -176 C70 -180 70 -60 0 0Z",
                Fade(lighter(look.main, 0.4), look.main, 45),
            )
    for step in range(18):
        with pen.at(x, y, turn=step * 20):
            pen.box((-1.6, -reach + 8, 3.2, reach - 40), "#8e91a1", alpha=0.75)
    for ring in (0.78, 0.5):
        pen.stroke(
            (
                f"M{x - reach * ring} {y} C{x - reach * ring} "
                f"{y - reach * ring * 1.333} {x + reach * ring} "
                f"{y - reach * ring * 1.333} {x + reach * ring} {y} "
                f"C{x + reach * ring} {y + reach * ring * 1.333} {x - reach * ring} "
                f"{y + reach * ring * 1.333} {x - reach * ring} {y}"
            ),
            "#8e91a1",
            width=3,
            alpha=0.8,
        )
    pen.oval(x, y, reach * 0.2, look.second)
    pen.oval(x, y, reach * 0.12, lighter(look.second, 0.4))


@drawing("ventilateur-pied")
def standing_fan(pen: Pen, look: Look) -> None:
    pen.shadow(400, 712, (180, 20), alpha=0.4)
    pen.box((388, 440, 24, 250), Fade("#d5d7e0", "#8e91a1", 90), radius=8)
    pen.box((374, 520, 52, 60), darker(look.main, 0.2), radius=12)
    pen.oval(400, 690, (160, 30), darker(look.main, 0.3))
    pen.oval(400, 682, (156, 26), look.main)
    _blades(pen, 400, 290, 206, look)


@drawing("ventilateur-table")
def table_fan(pen: Pen, look: Look) -> None:
    pen.shadow(400, 676, (210, 24), alpha=0.42)
    pen.fill("M370 520 H430 L446 620 H354Z", darker(look.main, 0.25))
    pen.box((226, 606, 348, 66), Fade(lighter(look.main, 0.12), darker(look.main, 0.2)), radius=30)
    for step in range(4):
        pen.oval(310 + step * 60, 638, 15, look.accent if step == 0 else lighter(look.main, 0.5))
    _blades(pen, 400, 330, 232, look)


@drawing("ventilateur-plafond")
def ceiling_fan(pen: Pen, look: Look) -> None:
    pen.box((388, 60, 24, 250), Fade("#d5d7e0", "#8e91a1", 90))
    pen.fill("M346 60 H454 L430 110 H370Z", darker(look.main, 0.2))
    pen.shadow(400, 700, (260, 14), alpha=0.2)
    for shape in (
        "M400 350 L90 300 C60 300 56 366 90 370 L400 384Z",
        "M400 350 L710 300 C740 300 744 366 710 370 L400 384Z",
        "M372 376 H428 L476 520 C470 552 330 552 324 520Z",
    ):
        pen.fill(shape, Fade(lighter(look.main, 0.26), darker(look.main, 0.12), 45))
    pen.oval(400, 356, (96, 58), Fade(lighter(look.second, 0.3), darker(look.second, 0.25)))
    pen.oval(400, 388, (62, 44), Glow("#ffffff", "#ffe8a6"))
    for x in (180, 620):
        for step in range(2):
            pen.stroke(
                f"M{x - 50} {450 + step * 40} q25 -18 50 0 q25 18 50 0",
                lighter(look.main, 0.3),
                width=8,
                alpha=0.5,
            )


@drawing("ventilateur-rechargeable")
def rechargeable_fan(pen: Pen, look: Look) -> None:
    pen.shadow(400, 700, (200, 22), alpha=0.42)
    pen.stroke("M250 300 C250 60 550 60 550 300", darker(look.main, 0.3), width=22)
    pen.box((226, 260, 348, 436), Fade(lighter(look.main, 0.14), darker(look.main, 0.2)), radius=60)
    _blades(pen, 400, 400, 150, look)
    for step in range(3):
        pen.box((300 + step * 72, 580, 54, 20), Glow("#ffffff", "#ffe49a"), radius=10)
    pen.oval(340, 644, 22, look.accent)
    pen.oval(460, 644, 22, look.second)
