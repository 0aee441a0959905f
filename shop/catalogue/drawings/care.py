from core.drawing import Fade, Glow, Pen, darker, lighter
from shop.catalogue.drawings.scene import Look, drawing


def _lidded(pen: Pen, frame: tuple[float, float, float, float], look: Look) -> None:
    x, y, width, height = frame
    pen.shadow(x + width / 2, y + height, (width * 0.58, 26), alpha=0.42)
    pen.box((x, y + height * 0.3, width, height * 0.7), Fade("#fffdf6", "#e9ddc6", 90), radius=38)
    pen.box(
        (x + 8, y + height * 0.48, width - 16, height * 0.36),
        Fade(look.main, darker(look.main, 0.12)),
        radius=12,
    )
    lid = (x - 14, y, width + 28, height * 0.34)
    pen.box(lid, Fade(lighter(look.second, 0.25), darker(look.second, 0.12), 90), radius=26)
    pen.box((lid[0] + 20, lid[1] + 14, 26, lid[3] - 28), "#ffffff", radius=12, alpha=0.35)


def _nut(pen: Pen, x: float, y: float, size: float) -> None:
    pen.shadow(x, y + size * 0.8, (size, size * 0.24), alpha=0.34)
    pen.oval(x, y, (size, size * 0.84), Glow("#a8683a", "#5f3217"))
    pen.oval(x - size * 0.1, y + size * 0.22, (size * 0.5, size * 0.34), "#d9b58a", alpha=0.8)
    pen.oval(x - size * 0.34, y - size * 0.4, size * 0.16, "#ffffff", alpha=0.5)


@drawing("pot-karite")
def shea_jar(pen: Pen, look: Look) -> None:
    _lidded(pen, (230, 250, 310, 400), look)
    with pen.at(385, 506):
        for turn in (-38, 0, 38):
            with pen.at(0, 34, turn=turn):
                pen.fill("M0 0 C-26 -24 -22 -70 0 -92 C22 -70 26 -24 0 0Z", lighter(look.main, 0.7))
        pen.box((-66, 40, 132, 8), lighter(look.main, 0.7), radius=4)
    for x, y, size in ((600, 622, 56), (664, 664, 40), (168, 664, 44)):
        _nut(pen, x, y, size)


@drawing("savon")
def soap(pen: Pen, look: Look) -> None:
    pen.shadow(400, 640, (280, 30), alpha=0.42)
    for x, y, turn, ink in ((380, 560, 0, look.main), (430, 452, -7, lighter(look.main, 0.16))):
        with pen.at(x, y, turn=turn):
            pen.box((-220, -50, 440, 130), darker(ink, 0.28), radius=46)
            pen.box((-220, -70, 440, 128), Fade(lighter(ink, 0.26), ink), radius=46)
            pen.box((-168, -42, 336, 72), darker(ink, 0.08), radius=26)
            pen.words(look.label or "KARITÉ", 0, -6, lighter(ink, 0.75), size=42, width=310)
            pen.box((-190, -62, 120, 12), "#ffffff", radius=6, alpha=0.4)
    for x, y, size in (
        (214, 330, 44),
        (300, 268, 26),
        (560, 300, 34),
        (640, 380, 20),
        (176, 420, 18),
    ):
        pen.oval(x, y, size, "#ffffff", alpha=0.45)
        pen.oval(x - size * 0.3, y - size * 0.35, size * 0.24, "#ffffff")


@drawing("flacon")
def bottle(pen: Pen, look: Look) -> None:
    pen.shadow(400, 690, (160, 24), alpha=0.42)
    pen.box((366, 110, 68, 26), darker(look.second, 0.3), radius=8)
    pen.box((330, 96, 150, 28), look.second, radius=14)
    pen.box(
        (352, 130, 96, 90),
        Fade(lighter(look.second, 0.3), darker(look.second, 0.16), 90),
        radius=12,
    )
    body = (
        "M340 220 H460 C540 240 560 280 560 340 V640 C560 676 542 690 510 690 H290 "
        "C258 690 240 676 240 640 V340 C240 280 260 240 340 220Z"
    )
    pen.fill(body, Fade(lighter(look.main, 0.24), darker(look.main, 0.1), 90))
    with pen.inside(body):
        pen.box((240, 380, 320, 220), "#fffaf0")
        pen.box((240, 380, 320, 14), look.accent)
        pen.box((240, 586, 320, 14), look.accent)
        with pen.at(400, 560):
            for turn in (-60, -30, 0, 30, 60):
                with pen.at(turn=turn):
                    pen.fill(
                        "M0 0 C-22 -30 -22 -90 0 -124 C22 -90 22 -30 0 0Z",
                        lighter(look.accent, 0.1 + abs(turn) / 200),
                    )
        pen.box((262, 240, 34, 440), "#ffffff", radius=17, alpha=0.34)


@drawing("tube-creme")
def cream(pen: Pen, look: Look) -> None:
    pen.shadow(330, 690, (120, 20), alpha=0.4)
    tube = "M220 130 H440 L420 600 H240Z"
    pen.fill(tube, Fade(lighter(look.main, 0.36), darker(look.main, 0.06), 90))
    with pen.inside(tube):
        pen.box((200, 130, 260, 34), darker(look.main, 0.2))
        for x in range(220, 450, 16):
            pen.box((x, 130, 5, 34), lighter(look.main, 0.3))
        pen.oval(330, 380, 92, "#fffaf0")
        pen.fill("M330 310 C270 380 280 440 330 446 C380 440 390 380 330 310Z", look.second)
        pen.fill("M330 350 C300 390 306 424 330 430Z", "#ffffff", alpha=0.5)
        pen.box((240, 130, 30, 480), "#ffffff", alpha=0.3)
    pen.box((250, 600, 160, 90), Fade(look.accent, darker(look.accent, 0.2), 90), radius=14)
    pen.shadow(570, 690, (120, 18), alpha=0.4)
    pen.box((470, 560, 200, 130), Fade("#fffdf6", "#e6d8be", 90), radius=28)
    pen.fill(
        "M480 566 C480 480 540 520 550 470 C570 500 610 470 620 510 C650 500 664 530 660 566Z",
        lighter(look.second, 0.72),
    )
    pen.stroke("M510 550 C520 520 560 540 580 510", "#ffffff", width=10, alpha=0.8)
    pen.box((470, 600, 200, 44), look.main)


@drawing("henne")
def henna(pen: Pen, look: Look) -> None:
    """A bowl of powder with leaves."""
    pen.shadow(400, 650, (250, 30), alpha=0.42)
    pen.fill(
        "M250 420 C280 320 350 270 410 290 C470 260 540 330 560 420Z",
        Fade(lighter(look.main, 0.2), darker(look.main, 0.1)),
    )
    pen.oval(360, 360, (36, 16), "#ffffff", alpha=0.16)
    bowl = "M170 410 H630 C630 540 540 640 400 640 C260 640 170 540 170 410Z"
    pen.fill(bowl, Fade(lighter(look.second, 0.2), darker(look.second, 0.25), 60))
    with pen.inside(bowl):
        pen.box((160, 448, 480, 14), look.accent)
        for x in range(180, 640, 46):
            pen.fill(((x, 520), (x + 23, 476), (x + 46, 520)), lighter(look.accent, 0.1))
        pen.fill(
            "M190 420 C200 540 260 600 300 626 C240 600 170 540 160 410Z", "#ffffff", alpha=0.25
        )
    pen.oval(400, 412, (232, 22), darker(look.second, 0.2))
    pen.fill("M196 412 C300 392 500 392 604 412 C500 432 300 432 196 412Z", darker(look.main, 0.06))
    for x, y, turn in ((610, 600, 60), (660, 640, 96), (170, 640, -70)):
        with pen.at(x, y, turn=turn):
            pen.fill("M0 -60 C36 -30 30 30 0 60 C-30 30 -36 -30 0 -60Z", Fade("#6fae5a", "#3d7d3f"))
            pen.stroke("M0 -50 V70", "#2f6434", width=4)
