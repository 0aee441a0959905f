"""Draws the icons for home screens, and the picture that goes with a shared page.

Run by `make icons`; the PNG files are committed. Same shapes as static/img/favicon.svg.
"""

from pathlib import Path

from PIL import Image, ImageDraw

OUT = Path(__file__).resolve().parents[2] / "static" / "img"
INDIGO, DARK, WHITE, MANGO, LATERITE = "#1f2a72", "#141b48", "#ffffff", "#f7b51c", "#d1552f"
FINE = 4  # drawn four times larger, then made small: smooth edges


def awning(draw: ImageDraw.ImageDraw, *, x: float, y: float, unit: float) -> None:
    """The stall: three pieces of cloth over the posts of an M."""

    def at(px: float, py: float) -> tuple[float, float]:
        return x + px * unit, y + py * unit

    def cloth(top: tuple[float, float], low: tuple[float, float], colour: str) -> None:
        radius = (low[1] - low[0]) / 2
        draw.polygon([at(top[0], 8), at(top[1], 8), at(low[1], 21), at(low[0], 21)], fill=colour)
        draw.pieslice([at(low[0], 21 - radius), at(low[1], 21 + radius)], 0, 180, fill=colour)

    def line(*points: tuple[float, float]) -> None:
        width = round(4.5 * unit)
        draw.line([at(*point) for point in points], fill=WHITE, width=width, joint="curve")
        for point in points:
            centre = at(*point)
            r = 2.25 * unit
            draw.ellipse([centre[0] - r, centre[1] - r, centre[0] + r, centre[1] + r], fill=WHITE)

    line((12, 24), (12, 39))
    line((36, 24), (36, 39))
    line((12, 26), (24, 35), (36, 26))
    cloth((10.5, 19.5), (8, 18.3), MANGO)
    cloth((28.5, 37.5), (29.7, 40), LATERITE)
    cloth((19.5, 28.5), (18.3, 29.7), WHITE)


def icon(*, size: int, maskable: bool) -> Image.Image:
    big = size * FINE
    picture = Image.new("RGBA", (big, big), INDIGO if maskable else (0, 0, 0, 0))
    draw = ImageDraw.Draw(picture)
    if not maskable:
        draw.rounded_rectangle([0, 0, big - 1, big - 1], radius=big * 11 / 48, fill=INDIGO)
    # A launcher may cut a maskable icon down to its inner 80 %.
    share = 0.72 if maskable else 1.0
    margin = big * (1 - share) / 2
    awning(draw, x=margin, y=margin, unit=big * share / 48)
    return picture.resize((size, size), Image.Resampling.LANCZOS)


def leppi(draw: ImageDraw.ImageDraw, *, width: int, top: int, height: int) -> None:
    draw.rectangle([0, top, width, top + height], fill=DARK)
    middle, step = top + height / 2, height * 1.6
    r = height * 0.36
    for n in range(int(width / step) + 1):
        x = n * step + step / 2
        if n % 4 == 3:
            for shift, colour in ((-0.3, MANGO), (0, LATERITE), (0.3, MANGO)):
                left = x + shift * height - height * 0.1
                draw.rectangle(
                    [left, top + height * 0.15, left + height * 0.2, top + height * 0.85],
                    fill=colour,
                )
        else:
            draw.polygon(
                [(x, middle - r), (x + r, middle), (x, middle + r), (x - r, middle)], fill=WHITE
            )
            s = r * 0.4
            draw.polygon(
                [(x, middle - s), (x + s, middle), (x, middle + s), (x - s, middle)], fill=DARK
            )


def share_picture() -> Image.Image:
    width, height = 1200, 630
    picture = Image.new("RGB", (width * 2, height * 2), INDIGO)
    draw = ImageDraw.Draw(picture)
    awning(draw, x=width - 420, y=130, unit=840 / 48)
    leppi(draw, width=width * 2, top=height * 2 - 120, height=120)
    small = picture.resize((width, height), Image.Resampling.LANCZOS)
    return small.quantize(colors=64, dither=Image.Dither.NONE)


def main() -> None:
    for size in (180, 192, 512):
        icon(size=size, maskable=size == 180).save(OUT / f"icon-{size}.png", optimize=True)
    for size in (192, 512):
        icon(size=size, maskable=True).save(OUT / f"icon-maskable-{size}.png", optimize=True)
    share_picture().save(OUT / "share.png", optimize=True)


if __name__ == "__main__":
    main()
