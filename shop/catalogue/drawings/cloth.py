from core.drawing import Fade, Pen, darker, lighter
from core.drawing.patterns import cloth
from shop.catalogue.drawings.scene import Look, drawing


def _fold(pen: Pen, y: float, look: Look, *, height: float, left: float, right: float) -> None:
    """One layer of a pile: its rounded front edge, printed and shaded."""
    shape = (
        f"M{left + 26} {y} H{right - 26} C{right + 6} {y} {right + 6} {y + height} "
        f"{right - 26} {y + height} H{left + 26} "
        f"C{left - 6} {y + height} {left - 6} {y} {left + 26} {y}Z"
    )
    pen.fill(shape, cloth(look.pattern, look.trio, width=104))
    with pen.inside(shape):
        pen.box((left - 10, y + height * 0.62, right - left + 20, height), "#14122c", alpha=0.2)
        pen.box((left - 10, y, right - left + 20, height * 0.2), "#ffffff", alpha=0.2)


@drawing("pagne-plie")
def folded_pagne(pen: Pen, look: Look) -> None:
    pen.shadow(400, 652, (270, 34), alpha=0.42)
    for layer, y in enumerate((566, 484, 402)):
        shift = (0, 8, -6)[layer]
        _fold(pen, y, look, height=84, left=160 + shift, right=640 + shift)
    top = "M200 404 L262 262 C268 248 280 242 296 242 H516 C532 242 544 248 550 262 L602 404Z"
    pen.fill(top, cloth(look.pattern, look.trio, width=120))
    with pen.inside(top):
        pen.fill("M200 404 L262 262 H300 L262 404Z", "#ffffff", alpha=0.14)
        pen.fill("M602 404 L550 262 H500 L540 404Z", "#14122c", alpha=0.16)
    band = "M352 242 H440 L452 404 V650 H346 V404Z"
    pen.fill(band, Fade("#f7ecd6", "#e2cfa8"))
    pen.fill("M346 404 H452 V414 H346Z", "#c9b083")
    pen.oval(399, 520, 34, look.main)
    pen.oval(399, 520, 25, look.second)
    pen.oval(399, 520, 12, look.accent)


@drawing("pagne-rouleau")
def bolt(pen: Pen, look: Look) -> None:
    pen.shadow(400, 668, (250, 34), alpha=0.42)
    drape = "M292 250 H604 V560 C604 640 560 672 500 668 H188 C250 660 292 620 292 560Z"
    pen.fill(drape, cloth(look.pattern, look.trio, width=128))
    with pen.inside(drape):
        pen.fill(
            "M292 250 H330 V580 C320 640 280 668 188 668 C250 660 292 620 292 560Z",
            "#14122c",
            alpha=0.2,
        )
        pen.box((430, 250, 46, 430), "#ffffff", alpha=0.13)
        pen.box((570, 250, 60, 430), "#14122c", alpha=0.14)
    roll = "M196 172 H604 C640 172 640 300 604 300 H196Z"
    pen.fill(roll, cloth(look.pattern, look.trio, width=128))
    with pen.inside(roll):
        pen.box((180, 172, 480, 30), "#ffffff", alpha=0.22)
        pen.box((180, 258, 480, 50), "#14122c", alpha=0.25)
    pen.oval(196, 236, (34, 64), darker(look.main, 0.25))
    for ring, ink in ((26, look.second), (20, look.main), (13, "#efe0c2")):
        pen.oval(196, 236, (ring, ring * 1.9), ink)
    pen.oval(196, 236, (7, 14), "#8a6b3d")


@drawing("pagne-suspendu")
def hanging_pagne(pen: Pen, look: Look) -> None:
    pen.shadow(400, 694, (240, 20), alpha=0.3)
    pen.box((120, 148, 560, 18), Fade("#a4713a", "#6f4520"), radius=9)
    for x in (120, 680):
        pen.oval(x, 157, 17, "#8a5a2b")
    shape = (
        "M178 158 H622 V664 C580 690 540 650 500 672 C460 694 430 652 390 672 C350 "
        "692 310 652 270 672 C236 690 206 676 178 664Z"
    )
    pen.fill(shape, cloth(look.pattern, look.trio, width=150))
    with pen.inside(shape):
        for x, alpha in ((178, 0.2), (296, 0.12), (410, 0.18), (530, 0.12)):
            pen.fill(
                (
                    f"M{x} 150 h34 C{x + 60} 360 {x + 6} 500 {x + 40} 720 h-50 "
                    f"C{x - 20} 500 {x + 20} 360 {x} 150Z"
                ),
                "#14122c",
                alpha=alpha,
            )
        for x in (250, 372, 486, 590):
            pen.fill(
                (
                    f"M{x} 150 h14 C{x + 30} 360 {x - 6} 500 {x + 24} 720 h-20 "
                    f"C{x - 22} 500 {x + 10} 360 {x} 150Z"
                ),
                "#ffffff",
                alpha=0.2,
            )
        pen.box((178, 150, 444, 26), "#14122c", alpha=0.22)
        pen.box((178, 616, 444, 16), look.accent)
        pen.box((178, 592, 444, 10), look.second)


@drawing("bazin-plie")
def folded_bazin(pen: Pen, look: Look) -> None:
    """Starched and beaten: sharp edges, a hard shine, a golden ribbon."""
    pen.shadow(404, 650, (262, 34), alpha=0.42)
    shine = look.__class__(main=look.main, second=look.second, accent=look.accent, pattern="damask")
    front = "M168 486 H640 V648 H168Z"
    pen.fill(front, cloth("damask", shine.trio, width=96))
    with pen.inside(front):
        for y in (526, 566, 606):
            pen.box((160, y, 500, 5), darker(look.main, 0.4), alpha=0.7)
            pen.box((160, y + 5, 500, 6), "#ffffff", alpha=0.25)
        pen.box((160, 622, 500, 40), "#14122c", alpha=0.2)
    top = "M168 486 L262 290 H548 L640 486Z"
    pen.fill(top, cloth("damask", shine.trio, width=150))
    with pen.inside(top):
        pen.fill("M250 486 L330 290 H400 L350 486Z", "#ffffff", alpha=0.3)
        pen.fill("M440 486 L452 290 H478 L490 486Z", "#ffffff", alpha=0.18)
    for shape, ink in (
        ("M168 548 H640 V584 H168Z", look.second),
        ("M386 290 H432 L446 486 V648 H384 V486Z", look.second),
    ):
        pen.fill(shape, Fade(lighter(ink, 0.3), darker(ink, 0.12)))
    with pen.at(414, 566):
        for side in (False, True):
            with pen.at(flip=side):
                pen.fill(
                    "M4 -4 C40 -66 112 -66 104 -18 C98 20 40 22 4 4Z",
                    Fade(lighter(look.second, 0.35), look.second),
                )
                pen.fill(
                    "M4 2 C40 30 66 66 90 74 L64 92 C36 60 14 34 0 8Z", darker(look.second, 0.12)
                )
        pen.box((-20, -20, 40, 40), lighter(look.second, 0.15), radius=12)


@drawing("bazin-brode")
def embroidered_neck(pen: Pen, look: Look) -> None:
    """The front of a cut: a keyhole neck with its thick embroidery."""
    pen.shadow(400, 690, (280, 24), alpha=0.34)
    shape = (
        "M150 170 C230 140 300 132 340 126 C360 170 440 170 460 126 C500 132 570 140 "
        "650 170 L690 690 H110Z"
    )
    pen.fill(shape, cloth("damask", look.trio, width=130))
    with pen.inside(shape):
        pen.fill("M110 690 L150 170 H240 L230 690Z", "#14122c", alpha=0.16)
        pen.fill("M500 140 H570 L600 690 H540Z", "#ffffff", alpha=0.2)
        pen.fill("M340 100 C340 190 460 190 460 100Z", darker(look.main, 0.5))
    pen.fill(
        "M316 126 C330 232 376 214 376 300 V560 L400 600 L424 560 V300 C424 214 470 232 484 126 "
        "L460 126 C450 190 350 190 340 126Z",
        Fade(lighter(look.second, 0.25), look.second),
    )
    pen.box((394, 190, 12, 230), darker(look.main, 0.45), radius=6)
    for y in range(250, 560, 44):
        for side in (-1, 1):
            pen.stroke(
                (
                    f"M{400 + side * 22} {y} q{side * 52} -34 {side * 66} 8 "
                    f"q{side * -2} 34 {side * -34} 24 q{side * -16} -10 {side * -4} "
                    "-22"
                ),
                look.second,
                width=8,
            )
            pen.oval(400 + side * 104, y + 10, 8, look.accent)
    pen.fill("M400 594 l36 44 l-36 40 l-36 -40Z", look.second)
    pen.fill("M400 614 l18 24 l-18 22 l-18 -22Z", look.accent)


@drawing("bazin-pieces")
def stacked_bazin(pen: Pen, look: Look) -> None:
    """Three cuts of the dyer's range, one over the other."""
    pen.shadow(400, 652, (290, 32), alpha=0.42)
    inks = (look.accent, look.second, look.main)
    for layer, ink in enumerate(inks):
        y = 530 - layer * 104
        left, right = 130 + layer * 22, 668 - layer * 14
        shape = (
            f"M{left} {y + 16} C{left} {y} {left + 10} {y} {left + 20} {y} "
            f"H{right - 40} C{right + 14} {y} {right + 14} {y + 116} {right - 40} "
            f"{y + 116} H{left + 10} C{left} {y + 116} {left} {y + 110} {left} "
            f"{y + 100}Z"
        )
        pen.fill(shape, cloth("damask", (ink, ink, ink), width=104))
        with pen.inside(shape):
            pen.box((left, y + 36, 600, 5), darker(ink, 0.35), alpha=0.6)
            pen.box((left, y + 76, 600, 5), darker(ink, 0.35), alpha=0.6)
            pen.box((left, y, 600, 18), "#ffffff", alpha=0.3)
            pen.box((left, y + 92, 600, 30), "#14122c", alpha=0.22)
            pen.fill(f"M{left + 120} {y} h70 l-30 120 h-70Z", "#ffffff", alpha=0.22)
    with pen.at(190, 344, turn=8):
        pen.stroke("M0 -10 C-10 -40 10 -50 16 -30", "#6b5a3a", width=4)
        pen.box((-34, -8, 76, 108), Fade("#fbf3df", "#eadab6"), radius=8)
        pen.oval(4, 10, 7, "#8a6b3d")
        for y in (36, 54, 72):
            pen.box((-18, y, 44, 7), look.main, radius=3, alpha=0.75)
