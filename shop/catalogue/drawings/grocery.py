from core.drawing import Fade, Glow, Pen, darker, lighter
from core.drawing.colour import readable_on
from core.drawing.patterns import cloth
from shop.catalogue.drawings.scene import Look, drawing


def _grains(
    pen: Pen, look: Look, frame: tuple[int, int, int, int], ink: str, *, size: float = 9
) -> None:
    left, top, right, bottom = frame
    for _ in range(110):
        x, y = look.random.randint(left, right), look.random.randint(top, bottom)
        with pen.at(x, y, turn=look.random.randint(0, 180)):
            pen.oval(0, 0, (size, size * 0.42), lighter(ink, look.random.choice((0.1, 0.35, 0.6))))


@drawing("sac-riz")
def rice_sack(pen: Pen, look: Look) -> None:
    pen.shadow(390, 690, (230, 28), alpha=0.45)
    body = (
        "M220 190 C260 210 520 210 560 190 C590 300 600 560 590 650 C570 710 210 710 "
        "190 650 C180 560 190 300 220 190Z"
    )
    pen.fill(body, Fade("#fdf8ea", "#dccfae", 90))
    with pen.inside(body):
        for y in range(200, 700, 13):
            pen.box((170, y, 440, 2), "#cdbd95", alpha=0.5)
        pen.box((170, 240, 440, 44), look.main)
        pen.box((170, 590, 440, 44), look.main)
        pen.box((170, 292, 440, 10), look.second)
        pen.box((170, 572, 440, 10), look.second)
        pen.oval(390, 420, (128, 112), look.accent)
        pen.oval(390, 420, (114, 99), "#fdf8ea")
        for turn in (-50, -25, 0, 25, 50):
            with pen.at(390, 470, turn=turn):
                pen.stroke("M0 0 V-110", look.main, width=5)
                for leaf in range(4):
                    for side in (-1, 1):
                        with pen.at(side * 9, -50 - leaf * 18, turn=side * 28):
                            pen.oval(0, 0, (6, 13), look.second)
        pen.fill("M190 190 H240 C220 340 220 560 240 710 H170Z", "#ffffff", alpha=0.4)
        pen.fill("M540 190 H610 V710 H520 C560 560 560 340 540 190Z", "#14122c", alpha=0.14)
    pen.fill(
        (
            "M220 196 C230 150 250 140 262 150 C300 130 330 160 360 140 C400 160 440 "
            "130 470 148 C510 132 530 150 560 196 C520 214 260 214 220 196Z"
        ),
        Fade("#fdf8ea", "#d6c79f"),
    )
    pen.stroke("M226 196 C300 214 480 214 554 196", look.accent, width=9)
    pen.words(look.label or "25 kg", 390, 613, "#ffffff", size=38)
    pen.fill("M540 690 C560 640 620 620 660 640 C700 650 730 680 736 694Z", "#e8dcc0")
    _grains(pen, look, (560, 656, 716, 690), "#f3e8cf")


@drawing("bol-grains")
def grain_bowl(pen: Pen, look: Look) -> None:
    """A calabash heaped with grain."""
    pen.shadow(400, 664, (260, 28), alpha=0.45)
    heap = "M190 430 C240 300 340 240 400 236 C460 240 560 300 610 430Z"
    pen.fill(heap, Fade(lighter(look.main, 0.4), darker(look.main, 0.04)))
    with pen.inside(heap):
        _grains(pen, look, (200, 240, 600, 430), look.main, size=11)
        _grains(pen, look, (200, 240, 600, 430), darker(look.main, 0.2), size=8)
    bowl = "M160 420 H640 C640 560 540 656 400 656 C260 656 160 560 160 420Z"
    pen.fill(bowl, Fade("#c98a45", "#7f4b20", 60))
    with pen.inside(bowl):
        for y in (470, 580):
            pen.stroke(f"M140 {y - 10} C280 {y + 24} 520 {y + 24} 660 {y - 10}", "#5d3314", width=7)
        for x in range(170, 640, 58):
            pen.fill(((x, 520), (x + 29, 490), (x + 58, 520), (x + 29, 550)), "#e9c07a")
        pen.fill(
            "M180 420 C190 540 250 610 320 646 C230 620 160 540 160 420Z", "#ffffff", alpha=0.25
        )
    pen.oval(400, 424, (242, 20), "#8a5326")
    pen.fill(
        "M178 422 C280 400 520 400 622 422 C520 440 280 440 178 422Z", lighter(look.main, 0.16)
    )
    with pen.at(590, 300, turn=30):
        pen.box((-12, -170, 24, 190), Fade("#d9a866", "#a5743a", 90), radius=12)
        pen.oval(0, 40, (44, 58), "#b98347")
        pen.oval(0, 34, (32, 42), darker(look.main, 0.05))


@drawing("sachet")
def pouch(pen: Pen, look: Look) -> None:
    """A stand-up pouch with a window on what is inside."""
    pen.shadow(400, 694, (200, 24), alpha=0.45)
    body = (
        "M230 150 H570 C580 320 600 560 590 680 C540 700 260 700 210 680 C200 560 220 320 230 150Z"
    )
    pen.fill(body, Fade(lighter(look.main, 0.22), darker(look.main, 0.14), 90))
    with pen.inside(body):
        pen.box((200, 150, 400, 56), darker(look.main, 0.2))
        pen.box((200, 172, 400, 6), lighter(look.main, 0.4))
        pen.box((200, 236, 400, 20), look.accent)
        pen.box((200, 262, 400, 8), look.second)
        pen.fill("M230 150 H280 C262 340 262 560 280 700 H200Z", "#ffffff", alpha=0.22)
        pen.fill("M540 150 H600 V700 H530 C556 540 556 340 540 150Z", "#14122c", alpha=0.16)
    pen.box((272, 300, 256, 110), "#fffaf0", radius=18)
    pen.words(look.label or "FONIO", 400, 354, darker(look.main, 0.3), size=58, width=226)
    window = (
        "M400 440 C470 440 510 490 510 540 C510 600 470 644 400 644 C330 644 290 600 "
        "290 540 C290 490 330 440 400 440Z"
    )
    pen.fill(window, darker(look.second, 0.1))
    with pen.inside(window):
        _grains(pen, look, (290, 440, 510, 644), look.second, size=12)
        pen.fill("M300 440 H370 L310 640 H270Z", "#ffffff", alpha=0.25)
    pen.stroke(window, lighter(look.second, 0.5), width=7)


@drawing("bouteille-huile")
def oil(pen: Pen, look: Look) -> None:
    pen.shadow(400, 704, (150, 22), alpha=0.45)
    pen.box(
        (362, 90, 76, 56), Fade(lighter(look.accent, 0.2), darker(look.accent, 0.2), 90), radius=12
    )
    body = (
        "M366 140 H434 V200 C440 260 530 260 530 350 V640 C530 690 510 700 480 700 "
        "H320 C290 700 270 690 270 640 V350 C270 260 360 260 366 200Z"
    )
    pen.fill(body, Fade(lighter(look.main, 0.34), darker(look.main, 0.08), 90))
    with pen.inside(body):
        pen.box((270, 130, 270, 100), "#ffffff", alpha=0.35)
        pen.box((270, 390, 262, 210), "#fffaf0")
        pen.box((270, 390, 262, 16), look.second)
        pen.box((270, 584, 262, 16), look.second)
        pen.box((292, 290, 30, 390), "#ffffff", radius=15, alpha=0.4)
    for x, y, size in ((372, 500, 40), (430, 490, 34), (400, 540, 36)):
        pen.oval(x, y, size, Glow(lighter(look.accent, 0.3), look.accent))
        pen.oval(x - size * 0.3, y - size * 0.3, size * 0.2, "#ffffff", alpha=0.7)
    pen.fill("M400 470 C380 430 410 416 440 424 C440 450 424 466 400 470Z", "#3d8a57")


@drawing("bidon")
def jerrycan(pen: Pen, look: Look) -> None:
    pen.shadow(400, 696, (230, 26), alpha=0.45)
    pen.box(
        (510, 130, 90, 70),
        Fade(lighter(look.accent, 0.2), darker(look.accent, 0.25), 90),
        radius=16,
    )
    body = (
        "M250 190 H580 C610 190 616 210 616 240 V640 C616 680 600 692 570 692 H230 "
        "C200 692 184 680 184 640 V260 C184 220 210 190 250 190Z"
    )
    pen.fill(body, Fade(lighter(look.main, 0.34), darker(look.main, 0.16), 90))
    pen.box((250, 232, 200, 64), darker(look.main, 0.42), radius=32)
    with pen.inside(body):
        pen.stroke(
            "M220 350 L580 650 M580 350 L220 650", darker(look.main, 0.14), width=16, alpha=0.5
        )
        pen.box((210, 190, 36, 500), "#ffffff", radius=16, alpha=0.3)
    pen.box((270, 400, 260, 190), "#fffaf0", radius=18)
    pen.box((270, 400, 260, 34), look.second, radius=14)
    pen.words(look.label or "5 L", 400, 516, darker(look.main, 0.5), size=90, width=230)


@drawing("epices")
def spices(pen: Pen, look: Look) -> None:
    """Three jars of powder and whole peppers."""
    inks = (look.main, look.second, look.accent)
    for step, (x, y) in enumerate(((170, 330), (320, 270), (470, 330))):
        pen.shadow(x + 80, y + 310, (100, 18), alpha=0.4)
        pen.box((x, y + 40, 160, 270), "#ffffff", radius=30, alpha=0.7)
        pen.box(
            (x + 8, y + 96, 144, 206),
            Fade(lighter(inks[step], 0.2), darker(inks[step], 0.12)),
            radius=24,
        )
        pen.box((x - 6, y, 172, 62), Fade("#d9a866", "#9c6a34", 90), radius=16)
        pen.box((x + 22, y + 150, 116, 84), "#fffaf0", radius=12)
        for dot in range(3):
            pen.oval(x + 52 + dot * 28, y + 192, 9, inks[step])
        pen.box((x + 12, y + 70, 18, 220), "#ffffff", radius=9, alpha=0.5)
    for x, y, turn in ((240, 690, 70), (560, 694, 110), (640, 664, 60)):
        with pen.at(x, y, turn=turn):
            pen.fill(
                "M-16 -50 C20 -54 24 20 0 70 C-6 20 -30 -10 -16 -50Z", Fade("#e9482f", "#a81f1f")
            )
            pen.stroke("M-8 -52 C-10 -70 0 -76 8 -80", "#3d8a57", width=8)


@drawing("conserve")
def tins(pen: Pen, look: Look) -> None:
    for x, y, scale in ((250, 420, 0.84), (470, 380, 1.0)):
        pen.shadow(x, y + 282 * scale, (150 * scale, 22), alpha=0.42)
        with pen.at(x, y, scale=scale):
            pen.box((-140, -240, 280, 510), Fade("#eef0f5", "#9b9eae", 90), radius=22)
            pen.fill(
                "M-140 -190 H140 V220 C60 240 -60 240 -140 220Z",
                Fade(lighter(look.main, 0.16), darker(look.main, 0.2), 90),
            )
            pen.fill("M-140 60 C-40 100 40 100 140 60 V140 C40 180 -40 180 -140 140Z", look.second)
            pen.oval(0, -60, 88, Glow("#f2604a", "#c22f22"))
            for turn in range(5):
                with pen.at(0, -138, turn=turn * 72):
                    pen.fill("M0 0 C-14 -8 -12 -34 0 -40 C12 -34 14 -8 0 0Z", "#3d8a57")
            pen.oval(-34, -92, (18, 12), "#ffffff", alpha=0.6)
            pen.oval(0, -240, (140, 30), "#c9ccd6")
            pen.oval(0, -244, (122, 22), "#eef0f5")
            pen.box((-112, -190, 26, 420), "#ffffff", radius=13, alpha=0.25)


@drawing("cubes")
def stock_cubes(pen: Pen, look: Look) -> None:
    """A box of seasoning cubes, some of them out of it."""
    pen.shadow(400, 668, (280, 24), alpha=0.42)
    pen.fill("M150 330 L250 260 H650 L560 330Z", lighter(look.main, 0.3))
    pen.fill("M560 330 L650 260 V560 L560 650Z", darker(look.main, 0.25))
    pen.box((150, 330, 410, 320), Fade(look.main, darker(look.main, 0.12)))
    pen.box((150, 392, 410, 120), look.second)
    pen.words(look.label or "BON GOÛT", 355, 450, readable_on(look.second), size=60, width=370)
    for x in (210, 310, 410, 500):
        pen.fill(f"M{x} 560 c-30 -30 -10 -60 0 -64 c10 4 30 34 0 64Z", "#57a868")
    for x, y, turn in ((620, 630, -8), (690, 650, 12), (110, 650, 6)):
        pen.shadow(x, y + 34, (50, 9), alpha=0.35)
        with pen.at(x, y, turn=turn):
            pen.fill("M-40 -22 L-20 -44 H56 L40 -22Z", lighter(look.second, 0.4))
            pen.box((-40, -22, 80, 56), Fade(look.second, darker(look.second, 0.2)))
            pen.box((-40, -4, 80, 18), look.accent)


@drawing("bocal")
def jar(pen: Pen, look: Look) -> None:
    """Honey, jam, paste: a glass jar with its cloth bonnet."""
    pen.shadow(400, 686, (180, 24), alpha=0.45)
    pen.box((250, 280, 300, 400), "#ffffff", radius=56, alpha=0.75)
    pen.box(
        (264, 320, 272, 346), Fade(lighter(look.main, 0.34), darker(look.main, 0.12)), radius=48
    )
    pen.box((278, 300, 30, 350), "#ffffff", radius=15, alpha=0.5)
    pen.fill(
        (
            "M236 280 C230 200 260 160 300 150 H500 C540 160 570 200 564 280 C540 "
            "300 520 276 500 296 C470 280 440 300 400 288 C370 304 330 280 300 296 "
            "C280 276 260 300 236 280Z"
        ),
        cloth(look.pattern, (look.second, "#fffaf0", look.accent), width=64),
    )
    pen.stroke("M252 262 C320 280 480 280 548 262", look.accent, width=11)
    pen.box((300, 420, 200, 150), "#fffaf0", radius=22)
    pen.words(look.label or "MIEL", 400, 476, darker(look.main, 0.6), size=58, width=176)
    pen.box((340, 520, 120, 9), look.accent, radius=4)
