from core.drawing import Fade, Glow, Pen, darker, lighter
from core.drawing.colour import NIGHT
from shop.catalogue.drawings.scene import Look, drawing


@drawing("casque-audio")
def headphones(pen: Pen, look: Look) -> None:
    pen.shadow(400, 676, (240, 26), alpha=0.42)
    pen.stroke("M206 470 C180 60 620 60 594 470", darker(look.main, 0.35), width=52)
    pen.stroke("M206 470 C180 66 620 66 594 470", look.main, width=36)
    pen.stroke("M236 330 C266 150 534 150 564 330", lighter(look.main, 0.35), width=7)
    for flip in (False, True):
        with pen.at(800 if flip else 0, 0, flip=flip):
            pen.box(
                (250, 390, 76, 250),
                Fade(darker(look.main, 0.5), darker(look.main, 0.65)),
                radius=38,
            )
            pen.box(
                (150, 380, 126, 270),
                Fade(lighter(look.main, 0.2), darker(look.main, 0.12)),
                radius=58,
            )
            pen.oval(206, 516, (42, 74), look.second)
            pen.oval(206, 516, (28, 54), lighter(look.second, 0.25))
            pen.box((166, 420, 16, 120), "#ffffff", radius=8, alpha=0.28)


@drawing("enceinte")
def speaker(pen: Pen, look: Look) -> None:
    pen.shadow(400, 648, (310, 26), alpha=0.42)
    pen.stroke("M160 330 C180 240 230 240 260 320", darker(look.main, 0.4), width=16)
    body = (
        "M170 300 H630 C690 300 716 370 716 470 C716 570 690 640 630 640 H170 C110 "
        "640 84 570 84 470 C84 370 110 300 170 300Z"
    )
    pen.fill(body, Fade(lighter(look.main, 0.2), darker(look.main, 0.2)))
    with pen.inside(body):
        for row in range(18):
            for column in range(34):
                x, y = 100 + column * 19 + (9 if row % 2 else 0), 312 + row * 19
                pen.box((x - 4, y - 4, 8, 8), darker(look.main, 0.34), radius=4)
        pen.box((84, 300, 640, 60), "#ffffff", alpha=0.12)
    for x in (128, 672):
        pen.oval(x, 470, (46, 124), darker(look.main, 0.5))
        pen.oval(x, 470, (34, 100), look.second)
        pen.oval(x, 470, (16, 54), darker(look.second, 0.25))
    pen.box((300, 428, 200, 84), NIGHT, radius=20)
    pen.words(look.label or "BASS+", 400, 470, look.second, size=46)
    for step in range(4):
        pen.oval(322 + step * 52, 326, 10, lighter(look.main, 0.5))


@drawing("ecouteurs")
def earbuds(pen: Pen, look: Look) -> None:
    pen.shadow(400, 668, (230, 28), alpha=0.42)
    pen.fill(
        "M180 420 C180 250 240 220 400 220 C560 220 620 250 620 420Z",
        Fade(lighter(look.main, 0.36), lighter(look.main, 0.06)),
    )
    pen.fill("M212 420 C212 290 270 256 400 256 C530 256 588 290 588 420Z", darker(look.main, 0.45))
    pen.fill(
        "M180 416 H620 C628 560 590 664 400 664 C210 664 172 560 180 416Z",
        Fade(lighter(look.main, 0.2), darker(look.main, 0.16)),
    )
    pen.oval(400, 418, (222, 26), darker(look.main, 0.3))
    for flip in (False, True):
        with pen.at(800 if flip else 0, 0, flip=flip):
            pen.box((296, 300, 46, 130), lighter(look.second, 0.3), radius=22)
            pen.oval(
                306, 300, (58, 52), Glow(lighter(look.second, 0.7), lighter(look.second, 0.12))
            )
            pen.oval(286, 292, (22, 26), darker(look.main, 0.5))
    pen.fill(
        "M178 418 C300 452 500 452 622 418 L620 470 C520 480 280 480 180 470Z",
        lighter(look.main, 0.12),
    )
    pen.oval(400, 540, 12, "#7ef0a6")
    pen.fill("M214 470 C220 560 250 610 290 630 C250 590 240 540 240 470Z", "#ffffff", alpha=0.24)


@drawing("radio")
def radio(pen: Pen, look: Look) -> None:
    pen.shadow(400, 660, (300, 28), alpha=0.42)
    pen.stroke("M600 270 L706 92", "#8d8a97", width=10)
    pen.oval(706, 92, 11, "#b8b5c2")
    pen.stroke("M220 280 C220 180 580 180 580 280", darker(look.main, 0.3), width=26)
    pen.box((110, 266, 580, 390), Fade(lighter(look.main, 0.2), darker(look.main, 0.12)), radius=46)
    pen.box((134, 290, 532, 342), lighter(look.second, 0.5), radius=30)
    pen.oval(290, 470, 136, darker(look.main, 0.3))
    pen.oval(290, 470, 124, NIGHT)
    for ring in (106, 84, 62, 40):
        pen.oval(290, 470, ring, "#2d2b42" if ring % 4 else "#3b3956")
    pen.oval(290, 470, 26, look.second)
    pen.box((452, 322, 190, 74), "#fff6df", radius=12)
    for step in range(13):
        pen.box((466 + step * 13.4, 340, 3, 34 if step % 3 == 0 else 20), darker(look.main, 0.4))
    pen.box((544, 328, 6, 62), look.accent, radius=3)
    for x, size in ((500, 44), (602, 34)):
        pen.oval(x, 480, size, darker(look.main, 0.35))
        pen.oval(x, 476, size - 7, Glow(lighter(look.main, 0.4), look.main))
        with pen.at(x, 476, turn=40):
            pen.box((-3, -size + 10, 6, 18), "#fffaf0", radius=3)
    for step in range(4):
        pen.box(
            (456 + step * 48, 566, 38, 26),
            look.accent if step == 0 else darker(look.main, 0.2),
            radius=8,
        )


@drawing("micro")
def microphone(pen: Pen, look: Look) -> None:
    pen.shadow(330, 676, (200, 26), alpha=0.4)
    with pen.at(420, 400, turn=32):
        pen.fill(
            "M-54 -60 H54 L36 330 C34 350 -34 350 -36 330Z",
            Fade(lighter(look.main, 0.25), darker(look.main, 0.3), 90),
        )
        pen.box((-14, 60, 28, 60), darker(look.main, 0.5), radius=12)
        pen.oval(0, 76, 8, "#7ef0a6")
        pen.box(
            (-80, -84, 160, 44),
            Fade(lighter(look.second, 0.3), darker(look.second, 0.2), 90),
            radius=20,
        )
        pen.oval(0, -180, (112, 118), Glow("#d9d7e2", "#807d8f"))
        with pen.inside("M-112 -180 C-112 -340 112 -340 112 -180 C112 -20 -112 -20 -112 -180Z"):
            for step in range(-6, 7):
                pen.stroke(
                    f"M{step * 26 - 120} -320 L{step * 26 + 120} -60",
                    "#5d5a6d",
                    width=4,
                    alpha=0.55,
                )
                pen.stroke(
                    f"M{step * 26 + 120} -320 L{step * 26 - 120} -60",
                    "#5d5a6d",
                    width=4,
                    alpha=0.55,
                )
        pen.stroke("M-108 -176 C-60 -160 60 -160 108 -176", "#9f9cad", width=16)
    for x, y, size in ((620, 240, 1.0), (690, 380, 0.7), (160, 260, 0.8)):
        with pen.at(x, y, scale=size):
            pen.oval(0, 30, (24, 18), look.accent)
            pen.stroke("M22 28 V-50 L60 -38", look.accent, width=9)


@drawing("televiseur")
def television(pen: Pen, look: Look) -> None:
    pen.shadow(400, 668, (300, 22), alpha=0.4)
    for x in (190, 590):
        pen.stroke(f"M{x + 10} 590 L{x - 20} 662 H{x + 40}", NIGHT, width=14)
    pen.box((66, 168, 668, 430), "#34324a", radius=18)
    pen.box((72, 174, 656, 418), NIGHT, radius=14)
    screen = "M88 190 H712 V564 H88Z"
    pen.fill(screen, Fade(lighter(look.second, 0.4), lighter(look.accent, 0.1)))
    with pen.inside(screen):
        pen.oval(540, 330, 74, lighter(look.second, 0.7))
        pen.fill(
            "M88 440 L230 290 L320 380 L430 260 L560 400 L640 340 L712 420 V600 H88Z",
            lighter(look.main, 0.3),
        )
        pen.fill("M88 500 C220 420 360 470 470 430 C580 400 660 440 712 470 V600 H88Z", look.main)
        pen.fill("M88 560 C240 480 420 560 712 500 V600 H88Z", darker(look.main, 0.3))
        for x, y, size in ((180, 520, 1.0), (246, 540, 0.7), (620, 520, 1.2)):
            with pen.at(x, y, scale=size):
                pen.stroke("M0 30 C4 0 -6 -30 6 -70", "#5a3a22", width=10)
                for turn in (-80, -40, 0, 40, 80):
                    with pen.at(6, -70, turn=turn):
                        pen.fill("M0 0 C-12 -20 -8 -50 0 -60 C8 -50 12 -20 0 0Z", "#2f7d4f")
        pen.fill("M88 190 H330 L180 600 H88Z", "#ffffff", alpha=0.1)
    pen.words(look.label, 650, 216, "#ffffff", size=30)
    pen.box((380, 574, 40, 8), "#5b5972", radius=4)


@drawing("decodeur")
def decoder(pen: Pen, look: Look) -> None:
    pen.shadow(380, 640, (290, 24), alpha=0.42)
    pen.fill("M140 430 H620 L676 520 H84Z", lighter(look.main, 0.3))
    pen.box((84, 516, 592, 110), Fade(look.main, darker(look.main, 0.3)), radius=16)
    pen.box((120, 540, 220, 60), NIGHT, radius=10)
    pen.words("20:30", 230, 570, "#ff6b57", size=46)
    for x in (420, 470, 520):
        pen.oval(x, 570, 12, lighter(look.main, 0.4))
    pen.oval(620, 570, 22, look.second)
    for step in range(9):
        pen.box((220 + step * 40, 450, 24, 44), look.main, radius=8, alpha=0.6)
    with pen.at(560, 330, turn=28):
        pen.box((-52, -190, 124, 400), "#26204a", radius=40, alpha=0.2)
        pen.box((-62, -200, 124, 400), Fade("#4a475f", NIGHT, 90), radius=40)
        pen.oval(-26, -160, 13, "#e2574a")
        pen.oval(0, -86, 42, "#5f5c78")
        pen.oval(0, -86, 19, look.second)
        for row in range(4):
            for column in range(3):
                ink = (look.accent, "#f2c14e", "#5fbf75")[column] if row == 3 else "#8f8ca6"
                pen.box((-43 + column * 32, -20 + row * 44, 22, 26), ink, radius=8)


@drawing("parabole")
def dish(pen: Pen, look: Look) -> None:
    pen.shadow(420, 694, (190, 22), alpha=0.4)
    pen.box((414, 470, 26, 216), Fade("#b3b0bf", "#7b7889", 90), radius=8)
    pen.fill("M330 690 L427 560 L524 690 H496 L427 600 L358 690Z", "#6b6879")
    with pen.at(390, 360, turn=-28):
        pen.oval(0, 0, (170, 258), Fade(darker(look.second, 0.25), darker(look.second, 0.4), 90))
        pen.oval(-16, 0, (158, 248), Glow(lighter(look.second, 0.75), lighter(look.second, 0.3)))
        pen.oval(-24, -10, (116, 196), "#ffffff", alpha=0.25)
        for reach in (-150, 150):
            pen.stroke(f"M-10 {reach} L-220 10", "#8d8a97", width=10)
        pen.box((-270, -24, 76, 60), Fade(look.main, darker(look.main, 0.25)), radius=18)
        pen.oval(-194, 6, (14, 26), look.accent)
    for step, alpha in enumerate((0.9, 0.6, 0.35)):
        reach = 40 + step * 34
        pen.stroke(
            (
                f"M{176 - reach} {150 + reach * 0.2} C{176 - reach} "
                f"{150 - reach * 0.6} {176 - reach * 0.5} {150 - reach} {190} "
                f"{150 - reach}"
            ),
            look.accent,
            width=13,
            alpha=alpha,
        )


@drawing("support-tele")
def set_top_stick(pen: Pen, look: Look) -> None:
    """A streaming stick and its remote."""
    pen.shadow(400, 640, (260, 24), alpha=0.4)
    with pen.at(330, 400, turn=-18):
        pen.box((-80, -220, 170, 400), "#26204a", radius=36, alpha=0.18)
        pen.box(
            (-90, -230, 170, 400),
            Fade(lighter(look.main, 0.2), darker(look.main, 0.2), 60),
            radius=36,
        )
        pen.box((-48, 170, 86, 90), Fade("#dcdae6", "#9b98aa", 90), radius=8)
        pen.oval(-5, -40, 52, look.second)
        pen.fill("M-22 -70 L34 -40 L-22 -10Z", darker(look.main, 0.3))
        pen.oval(-5, -190, 8, "#7ef0a6")
    with pen.at(560, 410, turn=12):
        pen.box((-54, -230, 124, 470), "#26204a", radius=52, alpha=0.18)
        pen.box((-64, -240, 124, 470), Fade("#4a475f", NIGHT, 90), radius=52)
        pen.oval(-2, -130, 50, "#6b6884")
        pen.oval(-2, -130, 24, NIGHT)
        for row, ink in enumerate((look.accent, "#8f8ca6", "#8f8ca6")):
            for x in (-28, 24):
                pen.oval(x, -20 + row * 60, 18, ink)
