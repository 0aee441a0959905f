from core.drawing import Fade, Glow, Pen, darker, lighter, path
from core.drawing.colour import NIGHT
from core.drawing.patterns import cloth
from shop.catalogue.drawings.scene import Look, drawing


@drawing("biberon")
def baby_bottle(pen: Pen, look: Look) -> None:
    pen.shadow(400, 700, (140, 22), alpha=0.42)
    pen.fill(
        "M376 200 C376 150 384 110 400 106 C416 110 424 150 424 200Z", Fade("#f7cfa6", "#e0a878")
    )
    pen.fill(
        "M330 250 C330 190 370 180 400 180 C430 180 470 190 470 250Z", Fade("#f9dcb9", "#e6b78c")
    )
    pen.box(
        (306, 236, 188, 66), Fade(lighter(look.main, 0.2), darker(look.main, 0.12), 90), radius=20
    )
    pen.box((296, 296, 208, 400), "#ffffff", radius=54, alpha=0.8)
    pen.box((308, 400, 184, 284), Fade("#fffdf4", "#ece4d0", 90), radius=44)
    for step in range(6):
        pen.box((446, 360 + step * 48, 40 if step % 2 == 0 else 26, 6), look.main, radius=3)
    with pen.at(372, 520):
        pen.fill(
            (
                "M0 40 C-70 -10 -50 -66 -8 -50 C-2 -46 0 -40 0 -36 C0 -40 2 -46 8 "
                "-50 C50 -66 70 -10 0 40Z"
            ),
            look.accent,
        )
    pen.box((310, 320, 22, 350), "#ffffff", radius=11, alpha=0.8)


@drawing("couches")
def diapers(pen: Pen, look: Look) -> None:
    pen.shadow(400, 676, (280, 26), alpha=0.42)
    body = (
        "M140 250 C200 230 600 230 660 250 C684 380 684 540 660 660 C600 684 200 684 "
        "140 660 C116 540 116 380 140 250Z"
    )
    pen.fill(body, Fade(lighter(look.main, 0.3), darker(look.main, 0.08), 90))
    with pen.inside(body):
        pen.oval(400, 460, (210, 160), lighter(look.main, 0.78))
        pen.fill("M120 240 H190 C170 400 170 560 190 690 H110Z", "#ffffff", alpha=0.3)
        pen.box((110, 240, 580, 34), darker(look.main, 0.2), alpha=0.6)
    pen.fill(
        "M310 250 C310 180 490 180 490 250 H460 C460 220 340 220 340 250Z", darker(look.main, 0.1)
    )
    shape = (
        "M290 400 H510 C520 430 500 440 480 446 C460 480 450 520 440 540 H360 C350 "
        "520 340 480 320 446 C300 440 280 430 290 400Z"
    )
    pen.fill(shape, "#ffffff")
    pen.stroke(shape, "#d9dfe8", width=5)
    for x in (296, 474):
        pen.box((x, 406, 30, 22), look.accent, radius=6)
    with pen.at(400, 474):
        pen.fill(path.star(0, 0, outer=26, inner=12, points=5), look.second)
    pen.words(look.label or "T3  4-9 kg", 400, 634, "#ffffff", size=42, width=400)


@drawing("body-bebe")
def bodysuit(pen: Pen, look: Look) -> None:
    pen.shadow(400, 700, (170, 18), alpha=0.3)
    shape = (
        "M300 190 C330 230 470 230 500 190 C560 200 620 260 650 330 L560 400 L530 "
        "360 V540 C530 590 470 610 450 680 H350 C330 610 270 590 270 540 V360 L240 "
        "400 L150 330 C180 260 240 200 300 190Z"
    )
    pen.fill(
        shape, cloth(look.pattern, (lighter(look.main, 0.5), look.second, look.main), width=100)
    )
    with pen.inside(shape):
        pen.fill("M270 360 C290 460 280 560 300 620 H230 V360Z", "#14122c", alpha=0.1)
        pen.fill("M530 360 C510 460 520 560 500 620 H570 V360Z", "#14122c", alpha=0.1)
    pen.stroke("M300 190 C330 232 470 232 500 190", look.main, width=18)
    pen.stroke("M650 330 L560 400 M150 330 L240 400", look.main, width=18)
    pen.stroke("M350 680 H450", look.main, width=18)
    for x in (366, 400, 434):
        pen.oval(x, 680, 9, "#fffaf0")
    pen.oval(400, 400, 70, "#fffaf0")
    for x, y in ((358, 346), (442, 346)):
        pen.oval(x, y, 26, look.accent)
    pen.oval(400, 400, 60, lighter(look.accent, 0.14))
    pen.oval(400, 418, (28, 22), lighter(look.accent, 0.7))
    for x in (380, 420):
        pen.oval(x, 392, 7, NIGHT)
    pen.oval(400, 410, (8, 6), NIGHT)


@drawing("porte-bebe")
def carrier(pen: Pen, look: Look) -> None:
    """A carrier of printed cloth: panel, two padded straps, the belt with its buckles."""
    pen.shadow(400, 700, (290, 20), alpha=0.4)
    for flip in (False, True):
        with pen.at(800 if flip else 0, 0, flip=flip):
            strap = "M268 330 C150 60 380 40 392 210"
            pen.stroke(strap, darker(look.main, 0.4), width=76)
            pen.stroke(strap, look.main, width=62)
            pen.stroke(strap, lighter(look.main, 0.3), width=6)
            pen.fill("M250 560 L96 590 C76 596 76 660 96 664 L250 672Z", look.main)
            pen.box((150, 584, 66, 80), "#3a3746", radius=14)
            pen.box((164, 600, 38, 48), "#8d8a97", radius=8)
    body = "M244 250 C300 214 500 214 556 250 L590 640 C540 690 260 690 210 640Z"
    pen.fill(body, cloth(look.pattern, look.trio, width=118))
    with pen.inside(body):
        pen.stroke("M262 268 C310 236 490 236 538 268 L566 632", look.accent, width=9)
        pen.stroke("M262 268 L234 632", look.accent, width=9)
        pen.fill("M230 240 L312 214 L290 690 H200Z", "#ffffff", alpha=0.14)
        pen.fill("M500 214 L570 250 L600 690 H530Z", "#14122c", alpha=0.16)
    pen.box((204, 574, 392, 92), Fade(lighter(look.main, 0.12), darker(look.main, 0.16)), radius=30)
    pen.oval(400, 420, 92, "#fffaf0")
    for x, turn in ((368, -12), (432, 12)):
        with pen.at(x, 426, turn=turn):
            pen.oval(0, 16, (20, 34), look.accent)
            for toe in range(4):
                pen.oval(-15 + toe * 10, -28 - (4 if toe in (1, 2) else 0), 6, look.accent)


@drawing("poussette")
def pushchair(pen: Pen, look: Look) -> None:
    pen.shadow(410, 700, (250, 20), alpha=0.42)
    pen.stroke("M620 260 L540 400 L300 640 M250 480 L560 640", "#6b6e7d", width=18)
    pen.box((586, 232, 90, 30), NIGHT, radius=15)
    pen.fill(
        "M180 380 H560 C560 500 500 560 400 560 H320 C230 560 180 480 180 380Z",
        Fade(lighter(look.main, 0.12), darker(look.main, 0.2)),
    )
    pen.fill(
        "M180 380 C180 220 300 150 420 170 L400 380Z", Fade(lighter(look.main, 0.34), look.main)
    )
    for line in ("M400 380 L300 176", "M400 380 L220 256"):
        pen.stroke(line, darker(look.main, 0.3), width=5)
    pen.fill("M180 380 H560 V412 H180Z", look.second)
    for x in (280, 560):
        pen.oval(x, 640, 62, NIGHT)
        pen.oval(x, 640, 40, "#c9ccd6")
        pen.oval(x, 640, 15, look.accent)


@drawing("voiture-jouet")
def toy_car(pen: Pen, look: Look) -> None:
    pen.shadow(400, 660, (310, 26), alpha=0.45)
    pen.fill(
        "M250 400 C270 280 330 250 420 250 H480 C560 250 590 320 620 400Z",
        Fade(lighter(look.main, 0.2), look.main),
    )
    pen.fill("M286 396 C300 320 340 290 404 290 V396Z", "#cfe8f5")
    pen.fill("M430 290 H474 C530 290 550 340 566 396 H430Z", "#cfe8f5")
    pen.fill("M300 396 L350 300 H380 L330 396Z", "#ffffff", alpha=0.7)
    pen.fill(
        (
            "M110 560 C100 440 150 400 250 396 H620 C690 400 710 460 706 560 C700 "
            "610 690 610 660 610 H150 C120 610 112 600 110 560Z"
        ),
        Fade(lighter(look.main, 0.12), darker(look.main, 0.2)),
    )
    pen.box((108, 506, 600, 28), look.second)
    pen.oval(138, 464, (24, 30), Glow("#ffffff", "#ffe28a"))
    pen.box((672, 440, 30, 44), "#e2574a", radius=10)
    pen.box((440, 440, 60, 14), darker(look.main, 0.35), radius=7)
    for x in (244, 570):
        pen.oval(x, 604, 84, NIGHT)
        pen.oval(x, 604, 50, look.second)
        pen.oval(x, 604, 22, look.accent)
        pen.oval(x - 40, 560, (14, 8), "#ffffff", alpha=0.25)


@drawing("cubes-bois")
def blocks(pen: Pen, look: Look) -> None:
    inks = (look.main, look.accent, "#3d8a57", look.second, "#3f6fb5", "#d95f8c")
    pen.shadow(400, 680, (310, 24), alpha=0.42)
    places = (
        (110, 500, 0),
        (310, 500, 1),
        (510, 500, 2),
        (210, 320, 3),
        (410, 320, 4),
        (312, 140, 5),
    )
    for number, (x, y, letter) in enumerate(places):
        ink = inks[number]
        pen.fill(f"M{x} {y} l26 -30 h160 l-18 30Z", lighter(ink, 0.4))
        pen.fill(f"M{x + 168} {y} l18 -30 v164 l-18 40Z", darker(ink, 0.24))
        pen.box((x, y, 168, 174), Fade(lighter(ink, 0.12), darker(ink, 0.08)), radius=10)
        pen.box((x + 22, y + 22, 124, 130), "#fffaf0", radius=16)
        pen.words("ABCDEF"[letter], x + 84, y + 88, ink, size=104)


@drawing("peluche")
def teddy(pen: Pen, look: Look) -> None:
    pen.shadow(400, 694, (210, 24), alpha=0.42)
    fur = Glow(lighter(look.main, 0.3), darker(look.main, 0.08))
    for x in (270, 530):
        pen.oval(x, 200, 66, fur)
        pen.oval(x, 206, 38, lighter(look.main, 0.56))
    for x, turn in ((230, 30), (570, -30)):
        with pen.at(x, 500, turn=turn):
            pen.oval(0, 0, (58, 110), fur)
    for x in (290, 510):
        pen.oval(x, 640, (84, 60), fur)
        pen.oval(x, 646, (46, 36), lighter(look.main, 0.56))
    pen.oval(400, 530, (158, 160), fur)
    pen.oval(400, 550, (98, 108), lighter(look.main, 0.56))
    pen.oval(400, 290, (164, 146), fur)
    pen.oval(400, 346, (76, 58), lighter(look.main, 0.62))
    for x in (336, 464):
        pen.oval(x, 276, 18, NIGHT)
        pen.oval(x - 6, 270, 6, "#ffffff")
    pen.oval(400, 322, (28, 20), NIGHT)
    pen.stroke(
        "M400 340 V362 M400 362 C380 384 360 376 354 362 M400 362 C420 384 440 376 446 362",
        NIGHT,
        width=7,
    )
    for flip in (False, True):
        with pen.at(400, 440, flip=flip):
            pen.fill(
                "M0 0 C40 -50 110 -40 104 4 C98 44 40 40 0 0Z",
                Fade(lighter(look.accent, 0.14), darker(look.accent, 0.1)),
            )
    pen.oval(400, 440, 24, darker(look.accent, 0.14))


@drawing("poupee")
def doll(pen: Pen, look: Look) -> None:
    pen.shadow(400, 706, (170, 20), alpha=0.42)
    skin = ("#8a5533", "#6b3f23")
    for x in (350, 424):
        pen.box((x, 600, 30, 96), Fade(*skin), radius=14)
        pen.oval(x + 12, 694, (28, 16), look.accent)
    for x, turn in ((282, 34), (518, -34)):
        with pen.at(x, 450, turn=turn):
            pen.box((-18, -90, 36, 190), Fade(*skin), radius=18)
    dress = "M340 370 H460 L560 630 C500 660 300 660 240 630Z"
    pen.fill(dress, cloth(look.pattern, look.trio, width=92))
    pen.stroke("M246 622 C310 650 490 650 554 622", look.accent, width=18)
    pen.box((330, 460, 140, 26), look.accent, radius=10)
    for x, y in ((250, 250), (550, 250), (286, 170), (514, 170), (400, 130)):
        pen.oval(x, y, 52, Glow("#3b2b2b", NIGHT))
    pen.oval(400, 250, (136, 130), Glow("#3b2b2b", NIGHT))
    pen.oval(400, 274, (108, 106), Fade("#96603c", "#744528"))
    pen.fill(
        "M292 250 C300 170 500 170 508 250 C460 210 430 220 400 214 C370 220 340 210 292 250Z",
        NIGHT,
    )
    for x in (358, 442):
        pen.oval(x, 282, (15, 18), NIGHT)
        pen.oval(x - 5, 275, 5, "#ffffff")
        pen.oval(x + (-22 if x < 400 else 22), 318, (18, 11), "#c75f4a", alpha=0.6)
    pen.stroke("M374 326 C390 344 410 344 426 326", "#fff3e6", width=8)
    pen.stroke("M296 214 C330 150 470 150 504 214", look.second, width=22)


@drawing("ballon-jouet")
def stacking_rings(pen: Pen, look: Look) -> None:
    """The pyramid of rings for small hands."""
    pen.shadow(400, 690, (240, 26), alpha=0.42)
    pen.box((170, 640, 460, 50), Fade("#e0b67e", "#b08145"), radius=25)
    inks = (look.main, "#3d8a57", look.second, look.accent, "#3f6fb5")
    for step, ink in enumerate(inks):
        wide = 400 - step * 62
        y = 560 - step * 84
        pen.box(
            (400 - wide / 2, y, wide, 82),
            Fade(lighter(ink, 0.26), darker(ink, 0.16), 45),
            radius=41,
        )
        pen.box((400 - wide / 2 + 30, y + 14, wide * 0.3, 13), "#ffffff", radius=6, alpha=0.4)
    pen.oval(400, 172, 54, Glow(lighter(look.main, 0.4), look.main))
