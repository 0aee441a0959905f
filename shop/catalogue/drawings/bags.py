from core.drawing import Fade, Pen, darker, lighter
from core.drawing.patterns import cloth
from shop.catalogue.drawings.scene import Look, drawing


@drawing("sac-main")
def handbag(pen: Pen, look: Look) -> None:
    pen.shadow(400, 668, (270, 32), alpha=0.42)
    pen.stroke("M270 330 C270 120 530 120 530 330", darker(look.main, 0.4), width=30)
    pen.stroke("M270 330 C270 120 530 120 530 330", look.main, width=20)
    body = (
        "M190 310 H610 C636 310 646 330 650 356 L676 620 C680 654 664 668 634 668 "
        "H166 C136 668 120 654 124 620 L150 356 C154 330 164 310 190 310Z"
    )
    pen.fill(body, Fade(lighter(look.main, 0.14), darker(look.main, 0.14)))
    with pen.inside(body):
        pen.fill("M150 310 H240 L190 670 H110Z", "#ffffff", alpha=0.1)
        pen.fill("M560 310 H690 V670 H620Z", "#14122c", alpha=0.14)
    flap = "M174 310 H626 L640 450 C560 520 240 520 160 450Z"
    pen.fill(flap, Fade(lighter(look.main, 0.26), look.main))
    pen.stroke("M170 438 C260 500 540 500 630 438", lighter(look.second, 0.1), width=4)
    for x in (256, 516):
        pen.box((x, 296, 28, 58), look.second, radius=8)
    pen.box((362, 462, 76, 62), Fade(lighter(look.second, 0.4), look.second), radius=14)
    pen.box((382, 482, 36, 22), darker(look.second, 0.35), radius=8)
    pen.stroke("M136 640 H664", darker(look.main, 0.4), width=4, alpha=0.6)


@drawing("sac-dos")
def backpack(pen: Pen, look: Look) -> None:
    pen.shadow(400, 690, (220, 30), alpha=0.42)
    pen.stroke("M340 180 C340 110 460 110 460 180", darker(look.main, 0.45), width=22)
    for flip in (False, True):
        with pen.at(800 if flip else 0, 0, flip=flip):
            pen.fill(
                "M226 420 C180 430 168 480 172 600 C174 640 200 656 226 656Z",
                darker(look.main, 0.25),
            )
    body = (
        "M218 320 C218 200 300 160 400 160 C500 160 582 200 582 320 V640 C582 676 "
        "560 690 530 690 H270 C240 690 218 676 218 640Z"
    )
    pen.fill(body, Fade(lighter(look.main, 0.18), darker(look.main, 0.1)))
    with pen.inside(body):
        pen.fill("M218 160 H280 C250 300 250 500 270 700 H200Z", "#ffffff", alpha=0.12)
        pen.fill("M540 160 H600 V700 H520Z", "#14122c", alpha=0.14)
        pen.stroke(
            "M240 360 C240 230 320 200 400 200 C480 200 560 230 560 360", look.second, width=9
        )
    pocket = (
        "M262 440 H538 C552 440 558 450 558 466 V620 C558 650 546 660 520 660 H280 "
        "C254 660 242 650 242 620 V466 C242 450 248 440 262 440Z"
    )
    pen.fill(pocket, cloth(look.pattern, look.trio, width=96))
    pen.stroke("M262 478 H538", darker(look.main, 0.4), width=8)
    pen.box((472, 472, 16, 46), look.accent, radius=8)
    pen.box((340, 300, 120, 70), darker(look.main, 0.25), radius=14)
    pen.box((362, 320, 76, 30), look.second, radius=8)


@drawing("panier")
def basket(pen: Pen, look: Look) -> None:
    """Woven palm, dyed bands, two leather handles."""
    pen.shadow(400, 664, (250, 32), alpha=0.42)
    pen.stroke("M250 380 C230 150 350 140 380 370", "#6b3f1d", width=20)
    pen.stroke("M420 370 C450 140 570 150 550 380", "#7d4c25", width=20)
    body = "M150 350 C300 380 500 380 650 350 L600 630 C560 680 240 680 200 630Z"
    pen.fill(body, Fade("#e9c98d", "#c79a55"))
    with pen.inside(body):
        for row in range(11):
            y = 352 + row * 30
            ink = {2: look.main, 3: look.main, 5: look.accent, 7: look.main, 8: look.second}.get(
                row
            )
            for column in range(-1, 26):
                x = 140 + column * 22 + (11 if row % 2 else 0)
                shade = ink or ("#d9b170" if (row + column) % 2 else "#f0d7a4")
                pen.fill(
                    (
                        f"M{x} {y} C{x + 8} {y + 8} {x + 16} {y + 8} {x + 22} {y} "
                        f"V{y + 22} C{x + 16} {y + 30} {x + 8} {y + 30} {x} {y + 22}Z"
                    ),
                    shade,
                )
        pen.fill("M140 340 H250 L280 690 H190Z", "#ffffff", alpha=0.14)
        pen.fill("M560 340 H660 V690 H500Z", "#14122c", alpha=0.16)
    pen.stroke("M150 350 C300 384 500 384 650 350", "#a87535", width=22)
    pen.stroke("M150 346 C300 380 500 380 650 346", "#dcb67a", width=10)


@drawing("portefeuille")
def wallet(pen: Pen, look: Look) -> None:
    pen.shadow(404, 620, (270, 30), alpha=0.42)
    with pen.at(400, 420, turn=-6):
        for step, ink in enumerate(("#3a9d74", "#e0a13a", "#c9d7ee")):
            pen.box((-190 + step * 24, -214 + step * 26, 330, 160), ink, radius=14)
        pen.box((-150, -196 + 30, 90, 16), "#ffffff", radius=6, alpha=0.5)
        pen.box(
            (-250, -140, 500, 330),
            Fade(lighter(look.main, 0.2), darker(look.main, 0.14)),
            radius=28,
        )
        pen.box((-250, -140, 500, 70), "#ffffff", radius=28, alpha=0.12)
        pen.stroke("M-232 -122 H232 V172 H-232Z", lighter(look.main, 0.42), width=3, alpha=0.8)
        pen.fill("M250 -30 H150 C110 -30 110 70 150 70 H250Z", darker(look.main, 0.25))
        pen.oval(164, 20, 24, Fade(lighter(look.second, 0.4), look.second))
        pen.box((-210, 110, 110, 34), darker(look.main, 0.3), radius=8)


@drawing("valise")
def suitcase(pen: Pen, look: Look) -> None:
    pen.shadow(400, 704, (190, 26), alpha=0.42)
    pen.stroke("M336 200 V96 H464 V200", "#8d8a97", width=14)
    pen.box((320, 84, 160, 26), "#3a3746", radius=13)
    for x in (262, 500):
        pen.box((x, 676, 38, 34), "#2b2938", radius=12)
    body = (
        "M270 190 H530 C570 190 580 206 580 236 V640 C580 674 566 686 530 686 H270 "
        "C234 686 220 674 220 640 V236 C220 206 230 190 270 190Z"
    )
    pen.fill(body, Fade(lighter(look.main, 0.2), darker(look.main, 0.12), 45))
    with pen.inside(body):
        for x in range(252, 580, 48):
            pen.box((x, 190, 14, 500), darker(look.main, 0.25), radius=7, alpha=0.55)
            pen.box((x + 14, 190, 6, 500), "#ffffff", radius=3, alpha=0.2)
        pen.box((220, 420, 360, 16), darker(look.main, 0.5))
    for y in (250, 600):
        for x in (220, 540):
            pen.box((x, y - 22, 40, 44), look.second, radius=10)
    pen.box((366, 402, 68, 52), look.second, radius=10)
    pen.oval(400, 428, 9, darker(look.second, 0.5))


@drawing("ceinture", floor=False)
def belt(pen: Pen, look: Look) -> None:
    pen.shadow(420, 446, (220, 220), alpha=0.42)
    for radius, ink in (
        (208, darker(look.main, 0.3)),
        (196, look.main),
        (140, darker(look.main, 0.55)),
        (128, lighter(look.main, 0.06)),
        (84, darker(look.main, 0.6)),
    ):
        pen.oval(400, 420, (radius, radius), ink)
    pen.oval(400, 420, 74, lighter(look.main, 0.3))
    for ring in (168, 106):
        for step in range(0, 360, 12):
            with pen.at(400, 420, turn=step):
                pen.box((ring, -3, 12, 5), lighter(look.second, 0.2))
    with pen.at(560, 560, turn=24):
        pen.box((-86, -56, 172, 104), look.main, radius=16)
        pen.stroke("M-50 -52 H50 V48 H-50Z", darker(look.second, 0.2), width=26)
        pen.stroke("M-50 -52 H50 V48 H-50Z", lighter(look.second, 0.25), width=16)
        pen.stroke("M-50 -2 H60", lighter(look.second, 0.4), width=12)
