from core.drawing import Fade, Pen, darker, lighter
from core.drawing.patterns import cloth
from shop.catalogue.drawings.scene import Look, drawing


def _hanger(pen: Pen, x: float, y: float, *, reach: float = 150) -> None:
    pen.stroke(
        (
            f"M{x} {y} C{x} {y - 26} {x + 26} {y - 26} {x + 26} {y - 50} C{x + 26} "
            f"{y - 84} {x - 22} {y - 84} {x - 22} {y - 54}"
        ),
        "#7d7a88",
        width=9,
    )
    pen.stroke(
        (
            f"M{x - reach} {y + 58} C{x - 60} {y + 10} {x - 30} {y} {x} {y} C{x + 30} "
            f"{y} {x + 60} {y + 10} {x + reach} {y + 58}"
        ),
        "#9a6a38",
        width=20,
    )


def _shade(pen: Pen, shape: str, *folds: tuple[float, float, float, float]) -> None:
    """Falling folds: each goes from (x, y) to (x, y) and shows a dark and a light side."""
    with pen.inside(shape):
        for x, y, x2, y2 in folds:
            pen.fill(f"M{x} {y} L{x2} {y2} L{x2 + 42} {y2}Z", "#14122c", alpha=0.18)
            pen.fill(f"M{x} {y} L{x2} {y2} L{x2 - 26} {y2}Z", "#ffffff", alpha=0.16)


@drawing("robe-longue")
def long_dress(pen: Pen, look: Look) -> None:
    pen.shadow(400, 716, (190, 20), alpha=0.34)
    _hanger(pen, 400, 136, reach=100)
    shape = (
        "M312 172 C330 184 344 176 350 160 C372 204 428 204 450 160 C456 176 470 184 488 172 "
        "L560 282 L496 322 L482 392 C520 500 566 600 590 700 C470 724 330 724 210 700 "
        "C234 600 280 500 318 392 L304 322 L240 282Z"
    )
    pen.fill(shape, cloth(look.pattern, look.trio, width=112))
    _shade(
        pen,
        shape,
        (330, 392, 270, 730),
        (390, 392, 370, 730),
        (440, 392, 470, 730),
        (480, 392, 560, 730),
    )
    with pen.inside(shape):
        pen.box((290, 376, 220, 34), look.accent)
        pen.box((290, 376, 220, 8), lighter(look.accent, 0.3))
        pen.stroke("M350 160 C372 206 428 206 450 160", look.accent, width=16)
        pen.stroke("M240 282 L304 322", look.accent, width=16)
        pen.stroke("M560 282 L496 322", look.accent, width=16)
        pen.stroke("M206 690 C330 716 470 716 594 690", look.accent, width=20)


@drawing("robe-courte")
def flared_dress(pen: Pen, look: Look) -> None:
    pen.shadow(400, 690, (220, 22), alpha=0.34)
    _hanger(pen, 400, 156, reach=92)
    sleeve = "M300 196 C240 210 206 270 212 330 C246 350 284 344 306 326Z"
    for flip in (False, True):
        with pen.at(800 if flip else 0, 0, flip=flip):
            pen.fill(sleeve, cloth(look.pattern, look.trio, width=90))
            pen.stroke("M212 330 C246 350 284 344 306 326", look.accent, width=14)
    body = (
        "M300 190 C330 206 350 196 356 178 C380 214 420 214 444 178 C450 196 470 206 "
        "500 190 L492 330 L480 400 H320 L308 330Z"
    )
    pen.fill(body, cloth(look.pattern, look.trio, width=90))
    skirt = (
        "M318 400 H482 C540 470 590 560 616 650 C580 690 540 650 500 676 C466 694 "
        "434 656 400 676 C366 694 334 656 300 676 C260 690 220 660 184 650 C210 560 "
        "260 470 318 400Z"
    )
    pen.fill(skirt, cloth(look.pattern, look.trio, width=120))
    _shade(
        pen,
        skirt,
        (340, 400, 260, 700),
        (390, 400, 360, 700),
        (430, 400, 460, 700),
        (470, 400, 550, 700),
    )
    pen.box((312, 384, 176, 32), look.accent, radius=10)
    with pen.at(356, 400):
        pen.fill(
            (
                "M0 0 C-50 -44 -80 -20 -70 4 C-64 28 -30 20 0 0 C-10 40 -40 70 -54 "
                "84 L-20 92 C-4 60 4 30 0 0Z"
            ),
            lighter(look.accent, 0.12),
        )
    pen.stroke("M356 178 C380 216 420 216 444 178", look.accent, width=12)


@drawing("ensemble-femme")
def two_piece(pen: Pen, look: Look) -> None:
    """Taille-basse: a fitted top with a peplum over a straight wrapper."""
    pen.shadow(400, 720, (150, 18), alpha=0.34)
    _hanger(pen, 400, 130, reach=96)
    wrapper = "M308 420 H492 L510 712 C440 722 360 722 290 712Z"
    pen.fill(wrapper, cloth(look.pattern, look.trio, width=120))
    _shade(pen, wrapper, (380, 420, 350, 730), (440, 420, 470, 730))
    with pen.inside(wrapper):
        pen.box((280, 676, 240, 14), look.accent)
    sleeve = "M308 170 C250 170 190 220 176 300 C200 330 270 330 300 300Z"
    for flip in (False, True):
        with pen.at(800 if flip else 0, 0, flip=flip):
            pen.fill(sleeve, cloth(look.pattern, look.trio, width=84))
            for crease in (220, 244, 268):
                pen.stroke(
                    f"M{crease} 230 C{crease - 6} 260 {crease - 4} 290 {crease} 312",
                    darker(look.main, 0.3),
                    width=4,
                    alpha=0.5,
                )
            pen.stroke("M176 300 C200 330 270 330 300 300", look.accent, width=12)
    top = (
        "M300 166 C330 176 346 172 352 154 L400 236 L448 154 C454 172 470 176 500 "
        "166 L488 330 C492 360 520 430 540 462 C450 500 350 500 260 462 C280 430 308 "
        "360 312 330Z"
    )
    pen.fill(top, cloth(look.pattern, look.trio, width=100))
    _shade(pen, top, (340, 330, 310, 500), (400, 330, 396, 500), (460, 330, 490, 500))
    pen.stroke("M352 154 L400 236 L448 154", look.accent, width=14)
    pen.stroke("M262 462 C350 498 450 498 538 462", look.accent, width=12)


@drawing("grand-boubou")
def grand_boubou(pen: Pen, look: Look) -> None:
    pen.shadow(400, 712, (290, 22), alpha=0.34)
    _hanger(pen, 400, 136, reach=170)
    shape = (
        "M338 158 C360 196 440 196 462 158 L620 196 C690 330 724 500 722 640 C690 "
        "664 640 670 596 660 L590 704 C470 720 330 720 210 704 L204 660 C160 670 110 "
        "664 78 640 C76 500 110 330 180 196Z"
    )
    pen.fill(
        shape, cloth("damask" if look.pattern == "damask" else look.pattern, look.trio, width=116)
    )
    _shade(
        pen,
        shape,
        (250, 210, 150, 740),
        (330, 400, 290, 740),
        (470, 400, 500, 740),
        (560, 210, 640, 740),
    )
    with pen.inside(shape):
        pen.fill("M204 660 L262 330 L240 700Z", "#14122c", alpha=0.3)
        pen.fill("M596 660 L538 330 L560 700Z", "#14122c", alpha=0.3)
    gold = look.second
    pen.stroke("M338 158 C360 200 440 200 462 158", gold, width=16)
    pen.fill("M352 190 H448 V430 L400 474 L352 430Z", Fade(lighter(gold, 0.2), gold))
    pen.fill("M366 206 H434 V422 L400 452 L366 422Z", look.main)
    for y in range(226, 420, 40):
        pen.fill(f"M400 {y} l18 18 l-18 18 l-18 -18Z", gold)
    pen.box((396, 186, 8, 150), darker(look.main, 0.5), radius=4)
    pen.stroke("M460 300 C520 290 540 360 500 386 C470 400 448 372 470 354", gold, width=9)


@drawing("tunique-homme")
def tunic(pen: Pen, look: Look) -> None:
    pen.shadow(400, 716, (170, 18), alpha=0.34)
    trousers = "M296 520 H504 L520 712 H424 L400 600 L376 712 H280Z"
    pen.fill(trousers, Fade(darker(look.main, 0.16), darker(look.main, 0.34)))
    _hanger(pen, 400, 134, reach=120)
    for flip in (False, True):
        with pen.at(800 if flip else 0, 0, flip=flip):
            pen.fill(
                "M296 170 C240 186 206 240 176 420 C204 440 244 440 268 430 L310 280Z",
                cloth(look.pattern, look.trio, width=110),
            )
            pen.fill(
                "M180 396 C210 414 244 414 274 404 L266 432 C240 440 204 440 176 422Z", look.second
            )
    body = (
        "M292 168 C330 180 350 176 356 156 C380 184 420 184 444 156 C450 176 470 180 "
        "508 168 L528 600 C440 616 360 616 272 600Z"
    )
    pen.fill(body, cloth(look.pattern, look.trio, width=110))
    _shade(pen, body, (330, 330, 300, 640), (480, 330, 500, 640))
    pen.fill("M356 156 C380 186 420 186 444 156 L452 176 C426 208 374 208 348 176Z", look.second)
    pen.box((382, 192, 36, 240), look.second, radius=10)
    pen.box((390, 200, 20, 224), lighter(look.main, 0.08), radius=6)
    for y in (230, 280, 330, 380):
        pen.oval(400, y, 8, lighter(look.second, 0.5))
    pen.box((450, 300, 56, 8), look.second, radius=4)


@drawing("bonnet-puuto")
def cap(pen: Pen, look: Look) -> None:
    """The embroidered cap of the Fouta."""
    pen.shadow(400, 612, (230, 34), alpha=0.42)
    shape = "M196 590 C176 330 250 196 400 190 C550 196 624 330 604 590 C540 632 260 632 196 590Z"
    pen.fill(shape, Fade(lighter(look.main, 0.14), darker(look.main, 0.12), 90))
    with pen.inside(shape):
        for turn in range(-4, 5):
            pen.stroke(
                f"M400 190 C{400 + turn * 40} 300 {400 + turn * 52} 420 {400 + turn * 54} 620",
                darker(look.main, 0.25),
                width=3,
                alpha=0.6,
            )
        for y, ink, width in (
            (560, look.second, 26),
            (512, look.accent, 10),
            (300, look.second, 12),
        ):
            pen.stroke(f"M150 {y - 34} C260 {y + 30} 540 {y + 30} 650 {y - 34}", ink, width=width)
        for step in range(-5, 6):
            x = 400 + step * 44
            y = 430 + 24 - abs(step) ** 1.7 * 2.2
            pen.fill(f"M{x} {y - 56} l19 40 l-19 40 l-19 -40Z", look.second)
            pen.fill(f"M{x} {y - 34} l9 18 l-9 18 l-9 -18Z", look.accent)
        pen.fill(
            "M230 300 C260 230 320 206 350 204 C280 270 262 400 266 560 L226 560Z",
            "#ffffff",
            alpha=0.16,
        )
    pen.oval(400, 194, (20, 12), look.second)
