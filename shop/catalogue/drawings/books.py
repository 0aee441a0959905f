from core.drawing import Fade, Pen, darker, lighter, path
from shop.catalogue.drawings.scene import Look, drawing


def _book(
    pen: Pen, frame: tuple[float, float, float, float], ink: str, look: Look, style: int
) -> None:
    x, y, width, height = frame
    pen.box((x + 10, y + 10, width, height), "#26204a", radius=8, alpha=0.2)
    pen.box((x + 4, y + 5, width, height - 6), "#fbf5e4", radius=6)
    pen.box((x, y, width - 6, height), Fade(lighter(ink, 0.14), darker(ink, 0.12)), radius=8)
    pen.box((x, y, 26, height), darker(ink, 0.3), radius=8)
    middle = x + width / 2 + 6
    if style == 0:
        pen.oval(middle, y + height * 0.62, width * 0.27, look.second)
        pen.fill(
            (
                f"M{x + 26} {y + height * 0.76} C{x + width * 0.4} {y + height * 0.6} "
                f"{x + width * 0.6} {y + height * 0.84} {x + width - 6} "
                f"{y + height * 0.7} V{y + height} H{x + 26}Z"
            ),
            darker(ink, 0.3),
        )
    elif style == 1:
        for ring, tone in ((0.32, look.second), (0.24, look.accent), (0.14, look.second)):
            pen.fill(
                path.star(
                    middle, y + height * 0.6, outer=width * ring, inner=width * ring * 0.6, points=8
                ),
                tone,
            )
    elif style == 2:
        for step in range(5):
            pen.fill(
                (
                    (middle - width * 0.3, y + height * (0.5 + step * 0.08)),
                    (middle, y + height * (0.42 + step * 0.08)),
                    (middle + width * 0.3, y + height * (0.5 + step * 0.08)),
                    (middle, y + height * (0.58 + step * 0.08)),
                ),
                look.second if step % 2 else look.accent,
            )
    else:
        pen.fill(
            (
                f"M{middle} {y + height * 0.44} C{middle - width * 0.36} "
                f"{y + height * 0.5} {middle - width * 0.2} {y + height * 0.86} "
                f"{middle} {y + height * 0.86} C{middle + width * 0.2} "
                f"{y + height * 0.86} {middle + width * 0.36} {y + height * 0.5} "
                f"{middle} {y + height * 0.44}Z"
            ),
            "#6fae5a",
        )
        pen.stroke(f"M{middle} {y + height * 0.5} V{y + height * 0.86}", "#2f6434", width=5)
    pen.box((x + width * 0.22, y + height * 0.12, width * 0.62, height * 0.07), "#fbf5e4", radius=4)
    pen.box(
        (x + width * 0.32, y + height * 0.23, width * 0.42, height * 0.04),
        lighter(ink, 0.5),
        radius=4,
    )


@drawing("livre")
def book(pen: Pen, look: Look) -> None:
    pen.shadow(410, 700, (210, 22), alpha=0.42)
    _book(pen, (210, 110, 390, 584), look.main, look, look.random.randint(0, 3))


@drawing("livres-pile")
def book_pair(pen: Pen, look: Look) -> None:
    pen.shadow(400, 690, (290, 24), alpha=0.42)
    style = look.random.randint(0, 3)
    with pen.at(-30, 10, turn=-4):
        _book(pen, (150, 170, 320, 490), look.accent, look, style)
    _book(pen, (340, 180, 330, 500), look.main, look, (style + 1) % 4)


@drawing("livre-ouvert")
def open_book(pen: Pen, look: Look) -> None:
    pen.shadow(400, 630, (320, 28), alpha=0.42)
    pen.fill(
        (
            "M70 250 C200 220 340 230 400 280 C460 230 600 220 730 250 V600 C600 580 "
            "470 590 400 640 C330 590 200 580 70 600Z"
        ),
        Fade(lighter(look.main, 0.1), darker(look.main, 0.2)),
    )
    for flip in (False, True):
        with pen.at(400, 0, flip=flip):
            pen.fill(
                "M0 280 C70 220 200 214 304 236 V574 C200 556 70 566 0 620Z",
                Fade("#ffffff", "#efe5cd", 90),
            )
    for row in range(7):
        y = 300 + row * 36
        pen.stroke(
            f"M126 {y - 6} C200 {y - 16} 290 {y - 10} 352 {y + 16}", "#b7b0a0", width=6, alpha=0.8
        )
    picture = "M452 300 C520 262 600 262 670 272 V440 C600 430 520 436 452 468Z"
    pen.fill(picture, Fade(lighter(look.second, 0.4), look.second))
    with pen.inside(picture):
        pen.oval(610, 320, 34, "#fff6df")
        pen.fill("M440 430 C520 360 590 420 680 370 V480 H440Z", "#57a868")
        pen.fill("M440 470 C520 410 610 450 680 420 V490 H440Z", "#3d8a57")
    for row in range(3):
        y = 500 + row * 34
        pen.stroke(
            f"M452 {y + 10} C520 {y - 16} 600 {y - 20} 670 {y - 12}", "#b7b0a0", width=6, alpha=0.8
        )
    pen.stroke("M400 284 V620", "#cbbf9f", width=6)
    pen.fill("M560 236 H604 V340 L582 318 L560 340Z", look.accent)
