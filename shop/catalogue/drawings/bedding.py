from core.drawing import Fade, Pen, darker, lighter
from core.drawing.patterns import cloth
from shop.catalogue.drawings.scene import Look, drawing


@drawing("lit")
def bed(pen: Pen, look: Look) -> None:
    pen.shadow(400, 690, (330, 22), alpha=0.42)
    pen.box((96, 180, 608, 330), Fade(lighter(look.main, 0.2), darker(look.main, 0.2)), radius=36)
    for x in range(140, 680, 74):
        pen.box((x, 214, 50, 200), darker(look.main, 0.18), radius=14)
    for x in (190, 430):
        pen.box((x, 330, 190, 110), Fade("#fffdf8", "#ded6c6"), radius=44)
    pen.fill(
        "M120 430 H680 L716 600 H84Z",
        cloth(look.pattern, (look.second, look.accent, look.main), width=110),
    )
    pen.fill("M120 430 H680 L688 466 H112Z", "#fffdf8")
    pen.box((84, 590, 632, 56), Fade(lighter(look.main, 0.14), darker(look.main, 0.25)), radius=14)
    for x in (104, 656):
        pen.box((x, 630, 40, 64), darker(look.main, 0.4), radius=10)


@drawing("matelas")
def mattress(pen: Pen, look: Look) -> None:
    pen.shadow(400, 650, (330, 24), alpha=0.42)
    top = "M190 330 H610 C630 330 640 336 650 350 L722 484 H78 L150 350 C160 336 170 330 190 330Z"
    pen.fill(top, cloth(look.pattern, (lighter(look.main, 0.6), look.main, look.second), width=92))
    with pen.inside(top):
        pen.fill("M78 484 L150 350 C160 330 180 330 190 330 H300 L220 484Z", "#ffffff", alpha=0.25)
    pen.box((72, 470, 656, 160), Fade(lighter(look.main, 0.45), look.main), radius=36)
    for y in (486, 606):
        pen.box((72, y, 656, 11), look.second, radius=5)
    for x in range(120, 700, 64):
        pen.oval(x, 551, 11, darker(look.main, 0.2))
    pen.box((300, 524, 200, 56), "#fffdf8", radius=12)
    pen.words(look.label or "MOUSSE", 400, 551, darker(look.main, 0.35), size=38, width=180)


@drawing("natte")
def mat(pen: Pen, look: Look) -> None:
    """A plastic or raffia mat half unrolled."""
    pen.shadow(420, 660, (300, 24), alpha=0.42)
    sheet = "M250 250 L700 300 L640 650 L190 600Z"
    pen.fill(sheet, cloth(look.pattern, look.trio, width=120, turn=8))
    with pen.inside(sheet):
        pen.stroke("M262 262 L688 309 L630 638 L202 590Z", look.accent, width=14)
        pen.fill("M250 250 L330 258 L270 610 L190 600Z", "#14122c", alpha=0.25)
    roll = "M150 180 C210 160 262 200 262 250 L202 610 C180 670 110 650 104 596Z"
    pen.fill(roll, cloth(look.pattern, look.trio, width=120, turn=8))
    with pen.inside(roll):
        pen.fill("M150 180 L190 180 L130 640 L104 596Z", "#14122c", alpha=0.28)
        pen.fill("M190 176 L222 186 L162 640 L136 640Z", "#ffffff", alpha=0.3)
    pen.oval(206, 206, (56, 36), darker(look.main, 0.3))
    pen.oval(206, 206, (38, 24), lighter(look.second, 0.2))
    pen.oval(206, 206, (20, 12), darker(look.main, 0.3))


@drawing("moustiquaire")
def net(pen: Pen, look: Look) -> None:
    pen.shadow(400, 700, (300, 18), alpha=0.34)
    pen.stroke("M400 60 V130", "#8d90a0", width=6)
    pen.box((170, 560, 460, 100), Fade(lighter(look.main, 0.2), darker(look.main, 0.1)), radius=20)
    pen.box((170, 530, 460, 60), cloth(look.pattern, look.trio, width=80), radius=20)
    pen.box((200, 486, 130, 60), "#fffdf8", radius=26)
    veil = "M330 150 C320 300 200 420 110 690 H690 C600 420 480 300 470 150Z"
    pen.fill(veil, "#ffffff", alpha=0.5)
    with pen.inside(veil):
        for step in range(-9, 10):
            pen.stroke(
                (
                    f"M{400 + step * 9} 140 C{400 + step * 14} 320 {400 + step * 26} "
                    f"450 {400 + step * 38} 700"
                ),
                "#ffffff",
                width=3,
                alpha=0.7,
            )
        for y in range(200, 700, 40):
            pen.stroke(
                f"M80 {y + 30} C260 {y - 10} 540 {y - 10} 720 {y + 30}",
                "#ffffff",
                width=2,
                alpha=0.5,
            )
    pen.oval(400, 150, (76, 22), look.second)
    pen.oval(400, 146, (64, 15), lighter(look.second, 0.4))


@drawing("draps")
def sheets(pen: Pen, look: Look) -> None:
    pen.shadow(400, 660, (280, 26), alpha=0.42)
    for y, left, right in ((570, 130, 670), (490, 140, 660)):
        shape = (
            f"M{left + 30} {y} H{right - 30} C{right + 10} {y} {right + 10} {y + 84} "
            f"{right - 30} {y + 84} H{left + 30} C{left - 10} {y + 84} {left - 10} "
            f"{y} {left + 30} {y}Z"
        )
        pen.fill(shape, cloth(look.pattern, look.trio, width=96))
        with pen.inside(shape):
            pen.box((100, y, 600, 14), "#ffffff", alpha=0.25)
            pen.box((100, y + 60, 600, 30), "#14122c", alpha=0.2)
    pillow = (
        "M190 480 C160 400 160 330 190 270 C260 290 540 290 610 270 C640 330 640 400 "
        "610 480 C540 460 260 460 190 480Z"
    )
    pen.fill(pillow, Fade("#fffdf8", "#e0d7c6"))
    with pen.inside(pillow):
        pen.fill("M190 270 H290 L270 480 H170Z", look.main)
        pen.box((270, 250, 12, 260), look.second)
        pen.stroke("M480 330 C520 350 560 350 600 330", "#c9beaa", width=6, alpha=0.8)
        pen.stroke("M500 440 C540 420 570 420 600 430", "#c9beaa", width=6, alpha=0.8)


@drawing("tapis-priere", floor=False)
def prayer_rug(pen: Pen, look: Look) -> None:
    with pen.at(18, 22):
        pen.box((236, 90, 328, 610), "#26204a", radius=6, alpha=0.2)
    for x in range(240, 564, 17):
        pen.stroke(f"M{x} 76 V110 M{x} 690 V724", lighter(look.second, 0.5), width=6)
    pen.box((230, 96, 340, 608), look.main)
    pen.stroke("M248 114 H552 V686 H248Z", look.second, width=12)
    pen.box(
        (270, 136, 260, 528),
        cloth("diamonds", (darker(look.main, 0.2), look.second, look.accent), width=52),
    )
    pen.box((302, 168, 196, 464), look.main)
    arch = "M326 620 V330 C326 270 380 260 400 200 C420 260 474 270 474 330 V620Z"
    pen.fill(arch, Fade(lighter(look.accent, 0.1), darker(look.accent, 0.15)))
    pen.stroke(arch, look.second, width=8)
    pen.stroke("M400 214 V330", look.second, width=4)
    pen.fill("M376 330 H424 L434 380 C424 400 376 400 366 380Z", look.second)
    pen.oval(400, 366, 13, "#fffdf0")
