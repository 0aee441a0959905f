import math

from core.drawing import Fade, Glow, Pen, darker, lighter
from shop.catalogue.drawings.scene import Look, drawing


def _bust(pen: Pen) -> None:
    pen.shadow(400, 690, (230, 26), alpha=0.4)
    shape = (
        "M340 130 C340 90 460 90 460 130 C456 220 470 260 540 292 C640 330 660 430 "
        "640 560 C630 640 600 690 560 690 H240 C200 690 170 640 160 560 C140 430 160 "
        "330 260 292 C330 260 344 220 340 130Z"
    )
    pen.fill(shape, Fade("#4a4460", "#2b2740"))
    with pen.inside(shape):
        pen.fill(
            "M340 90 C340 240 330 280 250 310 C190 340 170 420 176 540 L130 600 V80Z",
            "#ffffff",
            alpha=0.08,
        )
    pen.oval(400, 128, (60, 22), "#5d5676")


def _bead(pen: Pen, x: float, y: float, size: float, ink: object) -> None:
    pen.oval(x, y, size, Fade(lighter(ink, 0.3), darker(ink, 0.2), 45))  # type: ignore[arg-type]
    pen.oval(x - size * 0.3, y - size * 0.35, size * 0.26, "#ffffff", alpha=0.75)


@drawing("collier")
def necklace(pen: Pen, look: Look) -> None:
    _bust(pen)
    inks = (look.main, look.second, look.accent)
    for row, (reach, depth, size) in enumerate(((128, 190, 15), (160, 262, 18), (196, 344, 21))):
        count = round(reach / size * 1.75)
        for step in range(count + 1):
            turn = math.pi * step / count
            x = 400 - math.cos(turn) * reach
            y = 300 + math.sin(turn) ** 1.15 * (depth - 40)
            _bead(pen, x, y, size, inks[(step + row) % 3])
    pen.oval(400, 618, 42, Glow(lighter(look.second, 0.5), look.second))
    pen.oval(400, 618, 24, look.main)


@drawing("boucles")
def earrings(pen: Pen, look: Look) -> None:
    card = (
        "M236 150 H564 C580 150 590 160 590 176 V640 C590 656 580 666 564 666 H236 "
        "C220 666 210 656 210 640 V176 C210 160 220 150 236 150Z"
    )
    pen.shadow(408, 664, (200, 22), alpha=0.4)
    pen.fill(card, Fade("#fffaf0", "#f0e2c8"))
    pen.oval(400, 186, 14, "#cbb68c")
    for x in (310, 490):
        pen.stroke(f"M{x} 260 C{x + 24} 226 {x + 40} 262 {x} 290", "#c8992f", width=7)
        pen.oval(x, 314, 24, Glow(lighter(look.second, 0.5), look.second))
        pen.fill(
            f"M{x} 330 L{x + 70} 470 C{x + 40} 540 {x - 40} 540 {x - 70} 470Z",
            Fade(lighter(look.main, 0.16), look.main),
        )
        pen.fill(f"M{x} 372 L{x + 42} 464 C{x + 24} 500 {x - 24} 500 {x - 42} 464Z", look.second)
        pen.fill(f"M{x} 414 L{x + 20} 458 C{x + 12} 474 {x - 12} 474 {x - 20} 458Z", look.accent)
        for step in (-50, -25, 0, 25, 50):
            drop = 526 + (50 - abs(step)) * 0.4
            pen.stroke(f"M{x + step} {drop - 34} V{drop + 28}", "#c8992f", width=4)
            _bead(pen, x + step, drop + 36, 11, look.accent if step % 2 else look.main)


@drawing("montre")
def watch(pen: Pen, look: Look) -> None:
    pen.shadow(400, 700, (150, 20), alpha=0.4)
    for flip in (1, -1):
        with pen.at(400, 400):
            y = -1 if flip == 1 else 1
            pen.fill(
                f"M-84 {y * 140} L-64 {y * 300} H64 L84 {y * 140}Z",
                Fade(look.main, darker(look.main, 0.2)),
            )
            pen.stroke(
                f"M-58 {y * 170} L-46 {y * 286} M58 {y * 170} L46 {y * 286}",
                lighter(look.main, 0.4),
                width=3,
            )
    pen.box((560, 378, 34, 44), "#b98f35", radius=8)
    pen.oval(400, 400, 176, Fade(lighter(look.second, 0.45), darker(look.second, 0.25), 45))
    pen.oval(400, 400, 150, darker(look.accent, 0.15))
    pen.oval(400, 400, 144, Glow(lighter(look.accent, 0.24), look.accent))
    light = "#fff8e8"
    for hour in range(12):
        with pen.at(400, 400, turn=hour * 30):
            pen.box((-5, -132, 10, 30 if hour % 3 == 0 else 16), light, radius=4)
    for turn, length, width in ((304, 76, 13), (50, 106, 9)):
        with pen.at(400, 400, turn=turn):
            pen.box((-width / 2, -length, width, length + 16), light, radius=width / 2)
    with pen.at(400, 400, turn=180):
        pen.box((-2, -116, 4, 140), look.second)
    pen.oval(400, 400, 13, look.second)
    pen.fill("M290 310 C330 262 390 250 430 262 C380 280 330 320 306 372Z", "#ffffff", alpha=0.22)


@drawing("bracelet")
def bangles(pen: Pen, look: Look) -> None:
    pen.shadow(400, 640, (240, 30), alpha=0.42)
    inks = (look.main, look.second, look.accent, look.second, look.main)
    for step, ink in enumerate(inks):
        y = 560 - step * 52
        wide = 206 - step * 4
        pen.stroke(
            f"M{400 - wide} {y} C{400 - wide} {y - 130} {400 + wide} {y - 130} {400 + wide} {y}",
            darker(ink, 0.4),
            width=34,
        )
        pen.stroke(
            f"M{400 - wide} {y} C{400 - wide} {y + 112} {400 + wide} {y + 112} {400 + wide} {y}",
            darker(ink, 0.18),
            width=44,
        )
        pen.stroke(
            (
                f"M{400 - wide} {y - 4} C{400 - wide} {y + 106} {400 + wide} "
                f"{y + 106} {400 + wide} {y - 4}"
            ),
            lighter(ink, 0.1),
            width=28,
        )
        pen.stroke(
            f"M{400 - wide + 40} {y + 52} C{400 - 80} {y + 76} {400 - 20} {y + 82} 420 {y + 82}",
            "#ffffff",
            width=6,
            alpha=0.5,
        )
        if step % 2 == 0:
            for dot in range(-4, 5):
                pen.oval(400 + dot * 42, y + 80 - abs(dot) ** 2 * 2.2, 7, look.second)


@drawing("bague")
def ring(pen: Pen, look: Look) -> None:
    box = "M170 470 H630 L600 660 C596 676 586 684 570 684 H230 C214 684 204 676 200 660Z"
    pen.shadow(400, 684, (250, 28), alpha=0.42)
    pen.fill(
        "M186 250 C190 220 204 206 236 206 H564 C596 206 610 220 614 250 L630 470 H170Z",
        Fade(lighter(look.main, 0.08), darker(look.main, 0.2)),
    )
    pen.fill("M222 250 H578 L592 450 H208Z", Fade("#f7efe0", "#ddceb2"))
    pen.fill("M170 470 C260 430 540 430 630 470 C560 520 240 520 170 470Z", "#efe3cb")
    pen.stroke(
        "M400 330 C306 330 306 480 352 484 M400 330 C494 330 494 480 448 484",
        darker(look.second, 0.25),
        width=30,
    )
    pen.stroke(
        "M400 330 C306 330 306 480 352 484 M400 330 C494 330 494 480 448 484",
        lighter(look.second, 0.25),
        width=18,
    )
    pen.fill(box, Fade(lighter(look.main, 0.16), darker(look.main, 0.14)))
    pen.fill("M400 356 L336 284 L364 246 H436 L464 284Z", look.accent)
    pen.fill("M400 356 L372 284 L386 246 H414 L428 284Z", lighter(look.accent, 0.45))
    pen.fill("M336 284 L364 246 H386 L372 284Z", lighter(look.accent, 0.65))
    pen.fill("M428 284 L414 246 H436 L464 284Z", lighter(look.accent, 0.2))
    pen.box((366, 540, 68, 34), look.second, radius=10)


@drawing("parure")
def gold_set(pen: Pen, look: Look) -> None:
    """Filigree in gold: a pendant on its chain, two drops."""
    pen.shadow(400, 690, (250, 24), alpha=0.36)
    pen.box(
        (150, 130, 500, 560), Fade(lighter(look.main, 0.08), darker(look.main, 0.25)), radius=30
    )
    pen.box((176, 156, 448, 508), darker(look.main, 0.35), radius=20)
    gold = look.second
    for step in range(41):
        turn = math.pi * step / 40
        pen.oval(400 - math.cos(turn) * 176, 220 + math.sin(turn) * 196, 8, lighter(gold, 0.25))
    for x, y, size in ((400, 500, 96), (232, 560, 44), (568, 560, 44)):
        pen.oval(x, y, size, Glow(lighter(gold, 0.5), darker(gold, 0.12)))
        pen.oval(x, y, size * 0.76, darker(gold, 0.35))
        for petal in range(8):
            with pen.at(x, y, turn=petal * 45, scale=size / 96):
                pen.fill(
                    "M0 -14 C-20 -34 -14 -60 0 -66 C14 -60 20 -34 0 -14Z",
                    Fade(lighter(gold, 0.55), gold),
                )
        _bead(pen, x, y, size * 0.2, look.accent)
        pen.stroke(f"M{x} {y - size} v-24", lighter(gold, 0.3), width=8)
