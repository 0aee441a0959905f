import math

from core.drawing import Fade, Pen, darker, lighter
from shop.catalogue.drawings.scene import Look, drawing


def _stand(pen: Pen) -> None:
    """A wig head in brown wood, on its foot."""
    pen.shadow(400, 694, (170, 24), alpha=0.4)
    pen.fill(
        "M310 690 C310 660 360 650 366 610 V540 H434 V610 C440 650 490 660 490 690Z",
        Fade("#a5744a", "#7a4f2c"),
    )
    pen.fill(
        (
            "M290 350 C290 250 340 210 400 210 C460 210 510 250 510 350 C510 470 460 "
            "560 400 560 C340 560 290 470 290 350Z"
        ),
        Fade("#b98457", "#8a5a34", 60),
    )
    pen.fill("M392 400 C388 430 378 446 384 456 C394 464 410 462 416 454", "#7d4f2c")
    pen.stroke("M330 392 q22 12 44 0 M426 392 q22 12 44 0", "#5e3a1e", width=6)
    pen.stroke("M366 504 q34 22 68 0", "#7d3b2e", width=8)


@drawing("perruque-lisse")
def straight_wig(pen: Pen, look: Look) -> None:
    back = (
        "M400 130 C250 126 210 240 214 400 C216 500 200 560 190 620 C260 660 330 650 "
        "350 620 H450 C470 650 540 660 610 620 C600 560 584 500 586 400 C590 240 550 "
        "126 400 130Z"
    )
    pen.fill(back, Fade(darker(look.main, 0.3), darker(look.main, 0.5)))
    _stand(pen)
    hair = (
        "M400 126 C246 122 204 240 210 400 C214 510 196 570 184 628 C230 650 280 652 "
        "312 636 C296 540 286 440 306 340 C360 330 390 290 400 240 C414 290 446 330 "
        "496 340 C514 440 504 540 488 636 C520 652 570 650 616 628 C604 570 586 510 "
        "590 400 C596 240 554 122 400 126Z"
    )
    pen.fill(hair, Fade(lighter(look.main, 0.1), darker(look.main, 0.18)))
    with pen.inside(hair):
        for step in range(7):
            x = 214 + step * 13
            pen.stroke(
                f"M400 {134 + step * 8} C{x + 60} {170 + step * 8} {x} 300 {x + 6} 640",
                lighter(look.main, 0.24),
                width=4,
                alpha=0.55,
            )
            pen.stroke(
                f"M400 {134 + step * 8} C{740 - x} {170 + step * 8} {800 - x} 300 {794 - x} 640",
                lighter(look.main, 0.24),
                width=4,
                alpha=0.55,
            )
        pen.fill(
            "M230 260 C300 230 330 236 350 250 C310 256 270 280 232 306Z", "#ffffff", alpha=0.16
        )


@drawing("perruque-bouclee")
def curly_wig(pen: Pen, look: Look) -> None:
    back = []
    for ring, count in ((186, 17), (140, 13)):
        for step in range(count):
            turn = math.pi * (0.86 + 1.28 * step / (count - 1))
            back.append((400 + math.cos(turn) * ring * 1.05, 372 + math.sin(turn) * ring * 1.12))
    for x, y in back:
        pen.oval(x, y, 56, darker(look.main, 0.42))
    _stand(pen)
    for number, (x, y) in enumerate(back):
        size = 46 + look.random.randint(-5, 7)
        inner = number >= 17
        if inner and y > 300:
            continue
        pen.oval(x, y, size, Fade(lighter(look.main, 0.12), darker(look.main, 0.2)))
        for loop in (0.72, 0.44):
            pen.stroke(
                (
                    f"M{x - size * loop} {y} C{x - size * loop} "
                    f"{y - size * loop * 1.3} {x + size * loop} "
                    f"{y - size * loop * 1.3} {x + size * loop} {y}"
                ),
                lighter(look.main, 0.3),
                width=5,
                alpha=0.7,
            )


@drawing("meches")
def braids(pen: Pen, look: Look) -> None:
    """A bundle of braiding hair, tied at the top, on its card."""
    pen.shadow(400, 716, (130, 16), alpha=0.3)
    pen.box((286, 84, 228, 150), Fade(look.second, darker(look.second, 0.12)), radius=22)
    pen.box((306, 104, 188, 60), "#fffaf0", radius=12)
    pen.words(look.label or "Longues", 400, 134, "#3a2b2b", size=36, width=170)
    pen.oval(400, 200, 12, darker(look.second, 0.35))
    for strand in range(7):
        x = 304 + strand * 32
        for knot in range(13):
            y = 232 + knot * 34
            ink = look.main if (knot + strand) % 2 else lighter(look.main, 0.14)
            lean = 10 * math.sin(knot * 0.55 + strand)
            for flip in (-1, 1):
                with pen.at(x + lean + flip * 7, y, turn=flip * 32):
                    pen.oval(0, 0, (13, 23), ink if flip == 1 else darker(ink, 0.16))
        pen.fill(f"M{x - 9 + lean} 668 h18 l-4 40 h-10Z", darker(look.main, 0.2))
    pen.box((280, 222, 240, 34), look.accent, radius=16)
    pen.box((280, 226, 240, 8), "#ffffff", radius=4, alpha=0.35)


@drawing("peigne", floor=False)
def comb_set(pen: Pen, look: Look) -> None:
    """A wide wooden comb and a brush."""
    with pen.at(286, 410, turn=-10):
        shape = "M-92 -270 C-92 -300 92 -300 92 -270 V-80 C92 -60 92 -40 92 -20 H-92 V-80Z"
        with pen.at(16, 20):
            pen.box((-92, -290, 184, 540), "#26204a", radius=30, alpha=0.16)
        for tooth in range(8):
            pen.fill(
                (
                    f"M{-92 + tooth * 23.6} -60 h18 l-4 320 C{-80 + tooth * 23.6} 276 "
                    f"{-84 + tooth * 23.6} 276 {-88 + tooth * 23.6} 260Z"
                ),
                Fade(look.main, darker(look.main, 0.18)),
            )
        pen.fill(shape, Fade(lighter(look.main, 0.25), look.main))
        for x in (-44, 0, 44):
            pen.fill(f"M{x} -250 l20 44 l-20 44 l-20 -44Z", look.second)
            pen.oval(x, -206, 8, look.accent)
    with pen.at(530, 410, turn=12):
        with pen.at(16, 20):
            pen.oval(0, -110, (100, 180), "#26204a", alpha=0.16)
            pen.box((-26, 60, 52, 230), "#26204a", radius=26, alpha=0.16)
        pen.box((-26, 40, 52, 250), Fade(look.accent, darker(look.accent, 0.2)), radius=26)
        pen.oval(0, -110, (100, 180), look.accent)
        pen.oval(0, -110, (78, 154), darker(look.accent, 0.45))
        for row in range(-5, 6):
            for column in range(-3, 4):
                if (row / 5.6) ** 2 + (column / 3.6) ** 2 < 0.9:
                    pen.oval(column * 20 + 2, -110 + row * 25, 7, lighter(look.second, 0.4))


@drawing("bonnet-satin")
def bonnet(pen: Pen, look: Look) -> None:
    pen.shadow(400, 640, (250, 30), alpha=0.4)
    shape = "M188 560 C120 420 190 200 400 190 C610 200 680 420 612 560 C560 640 240 640 188 560Z"
    pen.fill(shape, Fade(lighter(look.main, 0.3), darker(look.main, 0.1), 60))
    with pen.inside(shape):
        for turn in range(-5, 6):
            pen.stroke(
                (
                    f"M{400 + turn * 22} 190 C{400 + turn * 74} 330 {400 + turn * 66} "
                    f"470 {400 + turn * 44} 620"
                ),
                darker(look.main, 0.22),
                width=5,
                alpha=0.6,
            )
        pen.fill(
            "M230 330 C250 250 330 214 380 212 C320 250 280 330 274 470 C250 450 226 400 230 330Z",
            "#ffffff",
            alpha=0.3,
        )
    pen.stroke("M196 548 C270 612 530 612 604 548", look.second, width=54)
    pen.stroke("M196 540 C270 602 530 602 604 540", lighter(look.second, 0.3), width=10)
