from core.drawing import Fade, Pen, darker, lighter
from core.drawing.patterns import cloth
from shop.catalogue.drawings.scene import Look, drawing


def _sneaker(pen: Pen, look: Look) -> None:
    pen.fill("M-250 96 C-262 136 -240 150 -200 150 H250 C290 150 300 120 284 92Z", "#f6f1e6")
    pen.fill("M-250 116 C-256 140 -240 150 -200 150 H250 C282 150 294 132 290 112Z", "#d9d0bd")
    upper = (
        "M-248 100 C-262 30 -252 -40 -226 -92 C-190 -70 -140 -72 -112 -98 C-60 -40 0 4 70 18 "
        "C150 30 250 30 284 100Z"
    )
    pen.fill(upper, Fade(lighter(look.main, 0.12), darker(look.main, 0.1)))
    with pen.inside(upper):
        pen.fill("M150 20 C110 50 120 90 150 110 H320 V20Z", look.second)
        pen.fill("M-270 -110 H-190 C-160 -20 -170 60 -150 110 H-270Z", look.second)
        pen.fill("M-120 84 C-40 76 40 40 96 22 L126 34 C70 74 -20 104 -110 110Z", look.accent)
        pen.fill("M-250 84 H300 V110 H-250Z", "#14122c", alpha=0.12)
    pen.fill(
        "M-226 -92 C-190 -66 -140 -68 -112 -98 C-122 -120 -206 -124 -226 -92Z",
        darker(look.main, 0.45),
    )
    pen.fill(
        "M-112 -98 C-104 -118 -80 -114 -70 -98 L86 18 C60 24 40 16 20 6 C-36 -22 -76 -56 -112 -98Z",
        lighter(look.second, 0.3),
    )
    for step in range(5):
        x, y = -74 + step * 33, -72 + step * 20
        pen.stroke(f"M{x} {y} l-26 30", "#fffaf0", width=10)
        pen.oval(x - 28, y + 32, 5, darker(look.main, 0.4))


@drawing("basket")
def sneakers(pen: Pen, look: Look) -> None:
    pen.shadow(410, 652, (300, 30), alpha=0.42)
    with pen.at(452, 410, scale=0.82):
        _sneaker(pen, look)
    pen.shadow(380, 668, (270, 20), alpha=0.34)
    with pen.at(372, 522):
        _sneaker(pen, look)


def _sole(pen: Pen, x: float, *, flip: bool, look: Look, kind: str) -> None:
    """One sandal or babouche from above, its toe up."""
    outline = (
        "M-20 -232 C52 -250 92 -180 84 -90 C78 -20 62 30 70 110 C78 196 40 236 -6 "
        "236 C-58 236 -84 190 -74 110 C-64 30 -96 -20 -98 -90 C-100 -170 -70 -222 "
        "-20 -232Z"
    )
    with pen.at(x, 420, flip=flip, turn=-5 if not flip else 5):
        with pen.at(16, 22):
            pen.fill(outline, "#26204a", alpha=0.22)
        pen.fill(outline, darker(look.main, 0.4))
        with pen.at(0, -2, scale=0.93):
            pen.fill(outline, Fade("#d9a866", "#b9813f"))
        _straps(pen, look, kind)


def _straps(pen: Pen, look: Look, kind: str) -> None:
    if kind == "tongs":
        pen.stroke("M-12 -150 C-30 -90 -80 -60 -96 10", look.main, width=36)
        pen.stroke("M-12 -150 C10 -90 50 -60 72 10", look.main, width=36)
        pen.stroke("M-12 -150 C-30 -90 -80 -60 -96 10", lighter(look.main, 0.3), width=6)
        pen.stroke("M-12 -150 C10 -90 50 -60 72 10", lighter(look.main, 0.3), width=6)
        pen.oval(-12, -150, 24, look.second)
        pen.oval(-12, -150, 11, look.accent)
    elif kind == "brides":
        for y, ink in ((-140, look.main), (-60, look.main), (70, look.main)):
            pen.fill(
                (
                    f"M-104 {y} C-40 {y - 40} 40 {y - 40} 92 {y} V{y + 44} C40 "
                    f"{y + 6} -40 {y + 6} -104 {y + 44}Z"
                ),
                Fade(lighter(ink, 0.14), darker(ink, 0.1)),
            )
            pen.stroke(
                f"M-98 {y + 10} C-40 {y - 26} 40 {y - 26} 86 {y + 10}",
                lighter(look.second, 0.1),
                width=4,
            )
        pen.box((54, 60, 34, 44), look.second, radius=6)
        pen.box((62, 70, 18, 24), look.main, radius=3)
    else:
        vamp = (
            "M-20 -232 C52 -250 92 -180 86 -80 C84 -30 40 -60 -6 -58 C-50 -56 -96 "
            "-30 -98 -80 C-102 -170 -70 -222 -20 -232Z"
        )
        paint = (
            cloth(look.pattern, look.trio, width=70)
            if kind == "tissu"
            else Fade(lighter(look.main, 0.2), look.main)
        )
        pen.fill(vamp, paint)
        pen.stroke("M-98 -76 C-60 -44 -40 -56 -6 -58 C40 -60 66 -44 86 -76", look.second, width=10)
        if kind != "tissu":
            for x, y, size in ((-8, -150, 34), (-52, -116, 16), (38, -116, 16)):
                pen.fill(
                    ((x, y - size), (x + size * 0.7, y), (x, y + size), (x - size * 0.7, y)),
                    look.second,
                )
                pen.oval(x, y, size * 0.28, look.accent)


@drawing("tongs", floor=False)
def flip_flops(pen: Pen, look: Look) -> None:
    for x, flip in ((282, False), (520, True)):
        _sole(pen, x, flip=flip, look=look, kind="tongs")


@drawing("sandales", floor=False)
def sandals(pen: Pen, look: Look) -> None:
    for x, flip in ((282, False), (520, True)):
        _sole(pen, x, flip=flip, look=look, kind="brides")


@drawing("babouches", floor=False)
def slippers(pen: Pen, look: Look) -> None:
    for x, flip in ((282, False), (520, True)):
        _sole(pen, x, flip=flip, look=look, kind="babouches")


@drawing("ballerines-wax", floor=False)
def wax_slippers(pen: Pen, look: Look) -> None:
    for x, flip in ((282, False), (520, True)):
        _sole(pen, x, flip=flip, look=look, kind="tissu")


@drawing("escarpin")
def heels(pen: Pen, look: Look) -> None:
    for x, y, scale in ((470, 470, 0.86), (380, 560, 1.0)):
        pen.shadow(x, y + 108 * scale, (250 * scale, 16), alpha=0.38)
        with pen.at(x, y, scale=scale):
            pen.fill(
                "M-214 -60 C-196 -10 -204 60 -212 104 H-186 C-182 40 -158 -20 -128 -44Z",
                darker(look.main, 0.3),
            )
            pen.fill(
                (
                    "M-226 -150 C-236 -90 -220 -50 -196 -30 C-90 -50 -20 90 120 104 "
                    "H240 C280 104 280 74 240 62 C160 44 110 20 60 -30 C20 60 -120 "
                    "-30 -180 -130 C-190 -150 -216 -166 -226 -150Z"
                ),
                Fade(lighter(look.main, 0.18), darker(look.main, 0.08)),
            )
            pen.fill(
                "M60 -30 C20 40 -100 -40 -172 -122 C-120 -30 20 70 110 58 C150 52 110 20 60 -30Z",
                lighter(look.second, 0.2),
            )
            pen.fill(
                "M100 96 C150 106 230 108 262 98 C256 104 250 110 236 110 H120Z",
                darker(look.main, 0.5),
            )
            pen.oval(66, 12, 16, look.second)
            pen.stroke("M-214 -110 C-206 -76 -200 -60 -190 -48", "#ffffff", width=8, alpha=0.3)


@drawing("mocassin")
def loafers(pen: Pen, look: Look) -> None:
    for x, y, scale in ((462, 420, 0.84), (376, 546, 1.0)):
        pen.shadow(x, y + 106 * scale, (270 * scale, 18), alpha=0.4)
        with pen.at(x, y, scale=scale):
            pen.fill(
                (
                    "M-250 70 H276 C292 96 280 106 250 106 H20 L6 92 H-90 V108 H-240 "
                    "C-256 106 -256 86 -250 70Z"
                ),
                darker(look.main, 0.55),
            )
            upper = (
                "M-250 74 C-262 10 -254 -50 -236 -82 C-180 -60 -120 -70 -92 -96 C-30 "
                "-70 40 -56 110 -40 C210 -20 270 10 278 74Z"
            )
            pen.fill(upper, Fade(lighter(look.main, 0.2), darker(look.main, 0.12)))
            with pen.inside(upper):
                pen.stroke("M40 -30 C120 -40 200 0 212 60", darker(look.main, 0.3), width=6)
                pen.fill(
                    "M150 -30 C230 -10 260 20 270 50 C230 20 190 0 140 -10Z", "#ffffff", alpha=0.25
                )
                pen.box((-260, 40, 560, 40), "#14122c", alpha=0.12)
            pen.fill(
                "M-236 -82 C-180 -56 -120 -66 -92 -96 C-120 -116 -216 -116 -236 -82Z",
                darker(look.main, 0.6),
            )
            pen.fill(
                "M-60 -84 C-20 -92 40 -70 70 -52 L40 20 C0 8 -50 -6 -92 -10Z",
                Fade(lighter(look.main, 0.1), darker(look.main, 0.2)),
            )
            pen.stroke("M-66 -40 L44 -14", look.second, width=13)
            pen.oval(-12, -28, 15, look.second)
