from core.drawing import Fade, Glow, Pen, darker, lighter
from shop.catalogue.drawings.scene import Look, drawing


@drawing("paquet-cafe")
def coffee(pen: Pen, look: Look) -> None:
    pen.shadow(380, 690, (230, 24), alpha=0.45)
    body = "M240 170 H520 L544 680 H216Z"
    pen.fill(body, Fade(lighter(look.main, 0.2), darker(look.main, 0.24), 90))
    with pen.inside(body):
        pen.fill("M240 170 H290 L280 690 H210Z", "#ffffff", alpha=0.14)
        pen.fill("M490 170 H550 V690 H480Z", "#14122c", alpha=0.2)
        pen.box((200, 340, 360, 230), "#f7ead0")
        pen.box((200, 340, 360, 14), look.second)
        pen.box((200, 556, 360, 14), look.second)
    pen.fill("M232 118 H528 V176 H232Z", darker(look.main, 0.3))
    pen.box((222, 132, 316, 26), look.second, radius=8)
    pen.words(look.label or "CAFÉ", 380, 400, darker(look.main, 0.4), size=58, width=250)
    _bean(pen, 340, 492, 1.3, 24)
    _bean(pen, 420, 492, 1.3, -24)
    for x, y, turn in (
        (590, 670, 30),
        (650, 640, -20),
        (690, 684, 70),
        (140, 680, 10),
        (620, 700, 110),
    ):
        _bean(pen, x, y, 1.0, turn)


def _bean(pen: Pen, x: float, y: float, size: float, turn: float) -> None:
    with pen.at(x, y, turn=turn, scale=size):
        pen.oval(0, 0, (24, 34), Glow("#8a5730", "#4a2a14"))
        pen.stroke("M0 -30 C14 -10 -14 10 0 30", "#2f190b", width=5)


@drawing("boite-the")
def tea_box(pen: Pen, look: Look) -> None:
    pen.shadow(400, 680, (260, 24), alpha=0.45)
    pen.fill("M170 280 L240 220 H640 L580 280Z", lighter(look.main, 0.34))
    pen.fill("M580 280 L640 220 V610 L580 670Z", darker(look.main, 0.28))
    pen.box((170, 280, 410, 390), Fade(lighter(look.main, 0.1), darker(look.main, 0.12)))
    pen.box((200, 310, 350, 330), lighter(look.second, 0.5), radius=14)
    pen.words(look.label or "THÉ VERT", 375, 368, darker(look.main, 0.3), size=56, width=310)
    with pen.at(375, 600):
        for turn, ink in ((-58, "#57a868"), (0, "#3d8a57"), (58, "#57a868")):
            with pen.at(turn=turn):
                pen.fill("M0 0 C-44 -50 -36 -130 0 -170 C36 -130 44 -50 0 0Z", ink)
                pen.stroke("M0 -10 V-140", "#2f6434", width=4)
    pen.box((170, 280, 410, 12), look.accent)
    pen.box((170, 658, 410, 12), look.accent)


@drawing("theiere")
def teapot(pen: Pen, look: Look) -> None:
    """Attaya: the small enamel pot, two glasses with their foam."""
    pen.shadow(330, 664, (210, 24), alpha=0.45)
    pen.stroke("M200 420 C90 400 90 580 220 580", darker(look.main, 0.2), width=28)
    pen.fill(
        "M440 520 C540 520 500 400 590 350 L612 380 C570 430 590 570 460 600Z",
        Fade(look.main, darker(look.main, 0.2)),
    )
    body = (
        "M230 360 H430 C490 420 500 560 460 640 C440 664 220 664 200 640 C160 560 170 420 230 360Z"
    )
    pen.fill(body, Fade(lighter(look.main, 0.26), darker(look.main, 0.18), 90))
    with pen.inside(body):
        pen.fill(
            "M230 370 C190 450 190 560 220 640 H190 C150 540 170 430 220 360Z", "#ffffff", alpha=0.4
        )
        for x in (260, 340, 420):
            with pen.at(x, 520):
                for petal in range(6):
                    with pen.at(turn=petal * 60):
                        pen.fill("M0 -6 C-14 -14 -12 -30 0 -32 C12 -30 14 -14 0 -6Z", look.second)
                pen.oval(0, 0, 8, look.accent)
    pen.fill(
        "M230 364 C250 300 410 300 430 364Z",
        Fade(lighter(look.main, 0.3), darker(look.main, 0.06), 90),
    )
    pen.oval(330, 302, 20, look.accent)
    for x in (560, 656):
        pen.shadow(x, 690, (44, 9), alpha=0.35)
        pen.fill(f"M{x - 42} 560 H{x + 42} L{x + 32} 688 H{x - 32}Z", "#ffffff", alpha=0.6)
        pen.fill(f"M{x - 38} 600 H{x + 38} L{x + 30} 680 H{x - 30}Z", Fade("#b8601f", "#7a3a10"))
        for dot in (-26, -8, 10, 28):
            pen.oval(x + dot, 598, 13, "#fff3dc")
    pen.stroke("M600 330 C586 300 616 280 600 246", "#ffffff", width=12, alpha=0.6)
