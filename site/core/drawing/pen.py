import math
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache

from PIL import Image, ImageDraw, ImageFilter, ImageFont

from core.drawing import path as paths
from core.drawing.colour import Colour, rgb
from core.drawing.paint import Paint
from core.drawing.path import Line

# Everything is drawn this many times larger and reduced at the end: that is the anti-aliasing.
SUPERSAMPLE = 2

Outline = str | Line
Matrix = tuple[float, float, float, float, float, float]


@lru_cache(maxsize=4)
def _soft_disc() -> Image.Image:
    disc = Image.new("L", (160, 160))
    ImageDraw.Draw(disc).ellipse((36, 36, 124, 124), fill=255)
    return disc.filter(ImageFilter.GaussianBlur(14))


@lru_cache(maxsize=32)
def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)


def _then(outer: Matrix, inner: Matrix) -> Matrix:
    """The matrix that applies the inner one first."""
    a, b, c, d, e, f = outer
    p, q, r, s, t, u = inner
    return (
        a * p + c * q,
        b * p + d * q,
        a * r + c * s,
        b * r + d * s,
        a * t + c * u + e,
        b * t + d * u + f,
    )


class Pen:
    """Draws on a sheet of `width` by `height` units; later strokes lie on top of earlier ones."""

    def __init__(self, width: int, height: int, *, ground: Image.Image | None = None) -> None:
        size = (width * SUPERSAMPLE, height * SUPERSAMPLE)
        self.sheet = ground.copy() if ground else Image.new("RGB", size, "white")
        self.matrix: Matrix = (SUPERSAMPLE, 0, 0, SUPERSAMPLE, 0, 0)

    def finish(self) -> Image.Image:
        return self.sheet.reduce(SUPERSAMPLE)

    def close_up(self, frame: tuple[int, int, int, int], *, side: int) -> Image.Image:
        """The square (x, y, width, height) of the sheet, `side` pixels wide."""
        x, y, width, height = (value * SUPERSAMPLE for value in frame)
        part = self.sheet.crop((x, y, x + width, y + height))
        return part.resize((side, side), Image.Resampling.HAMMING)

    # Where to draw

    @contextmanager
    def at(
        self, x: float = 0, y: float = 0, *, turn: float = 0, scale: float = 1, flip: bool = False
    ) -> Iterator[None]:
        """Moves the origin, turned clockwise by degrees, enlarged, mirrored left to right."""
        kept = self.matrix
        cos, sin = math.cos(math.radians(turn)) * scale, math.sin(math.radians(turn)) * scale
        side = -1 if flip else 1
        self.matrix = _then(kept, (cos * side, sin * side, -sin, cos, x, y))
        yield
        self.matrix = kept

    @contextmanager
    def inside(self, shape: Outline) -> Iterator[None]:
        """What is drawn within this block shows only inside the shape."""
        lines = self._placed(shape)
        frame = self._frame(lines)
        if frame is None:
            yield
            return
        whole, kept = self.sheet, self.matrix
        left, top = frame[:2]
        self.sheet = whole.crop(frame)
        self.matrix = _then((1, 0, 0, 1, -left, -top), kept)
        yield
        whole.paste(self.sheet, frame, self._mask(lines, frame, 255))
        self.sheet, self.matrix = whole, kept

    # What to draw

    def fill(self, shape: Outline, paint: Colour | Paint, *, alpha: float = 1) -> None:
        """Fills an outline (SVG path data or points) with a colour or a paint."""
        lines = self._placed(shape)
        frame = self._frame(lines)
        if frame is None:
            return
        if isinstance(paint, (str, tuple)):
            if alpha >= 1:
                draw = ImageDraw.Draw(self.sheet)
                for line in lines:
                    draw.polygon(line, fill=rgb(paint))
                return
            self.sheet.paste(rgb(paint), frame, self._mask(lines, frame, round(alpha * 255)))
            return
        size = (frame[2] - frame[0], frame[3] - frame[1])
        sheet = paint.sheet(size, scale=self._scale())
        self.sheet.paste(sheet, frame, self._mask(lines, frame, round(alpha * 255)))

    def oval(
        self,
        x: float,
        y: float,
        radii: float | tuple[float, float],
        paint: Colour | Paint,
        **more: float,
    ) -> None:
        rx, ry = radii if isinstance(radii, tuple) else (radii, radii)
        self.fill(paths.oval(x, y, rx, ry), paint, **more)

    def box(
        self, frame: Sequence[float], paint: Colour | Paint, *, radius: float = 0, alpha: float = 1
    ) -> None:
        """A rectangle of (x, y, width, height), its corners rounded."""
        x, y, width, height = frame
        self.fill(paths.box(x, y, width, height, radius), paint, alpha=alpha)

    def stroke(self, shape: Outline, colour: Colour, *, width: float = 4, alpha: float = 1) -> None:
        """A line of even width along the outline, with round ends and corners."""
        lines = self._placed(shape)
        thick = max(1, round(width * self._scale()))
        if alpha >= 1:
            self._trace(ImageDraw.Draw(self.sheet), lines, thick, rgb(colour))
            return
        frame = self._frame(lines, margin=thick)
        if frame is None:
            return
        mask = Image.new("L", (frame[2] - frame[0], frame[3] - frame[1]))
        shifted = [[(x - frame[0], y - frame[1]) for x, y in line] for line in lines]
        self._trace(ImageDraw.Draw(mask), shifted, thick, round(alpha * 255))
        self.sheet.paste(rgb(colour), frame, mask)

    def shadow(self, x: float, y: float, radii: tuple[float, float], *, alpha: float = 0.3) -> None:
        """The soft oval that a thing leaves on the ground it stands on."""
        # The disc is blurred once and stretched: its own edge lies at 44 of its 80 pixels.
        rx, ry = radii[0] * 80 / 44, radii[1] * 80 / 44
        (left, top), (right, bottom) = self._points(((x - rx, y - ry), (x + rx, y + ry)))
        frame = (round(left), round(top), round(right), round(bottom))
        size = (max(1, frame[2] - frame[0]), max(1, frame[3] - frame[1]))
        mask = _soft_disc().resize(size, Image.Resampling.BILINEAR)
        self.sheet.paste((38, 28, 58), frame, mask.point([round(i * alpha) for i in range(256)]))

    def words(
        self,
        text: str,
        x: float,
        y: float,
        colour: Colour,
        *,
        size: float = 40,
        width: float | None = None,
    ) -> None:
        """A few letters for a label, centred, made smaller to fit the width; they never turn."""
        # The built-in letters have no accents, and capitals on a packet do without.
        plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
        ((px, py),) = self._points(((x, y),))
        font = _font(max(6, round(size * self._scale())))
        room = width * self._scale() if width else 0
        if room and font.getlength(plain) > room:
            font = _font(max(6, int(size * self._scale() * room / font.getlength(plain))))
        ImageDraw.Draw(self.sheet).text((px, py), plain, fill=rgb(colour), font=font, anchor="mm")

    # How it is done

    def _scale(self) -> float:
        return math.hypot(self.matrix[0], self.matrix[1])

    def _points(self, points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
        a, b, c, d, e, f = self.matrix
        return [(a * x + c * y + e, b * x + d * y + f) for x, y in points]

    def _placed(self, shape: Outline) -> list[list[tuple[float, float]]]:
        lines = paths.outline(shape) if isinstance(shape, str) else (shape,)
        return [self._points(line) for line in lines]

    def _frame(
        self, lines: list[list[tuple[float, float]]], *, margin: int = 1
    ) -> tuple[int, int, int, int] | None:
        """The pixels that the lines cover on this sheet; None where they fall beside it."""
        xs = [x for line in lines for x, _ in line]
        ys = [y for line in lines for _, y in line]
        left, top = max(0, int(min(xs)) - margin), max(0, int(min(ys)) - margin)
        right = min(self.sheet.width, int(max(xs)) + 1 + margin)
        bottom = min(self.sheet.height, int(max(ys)) + 1 + margin)
        return (left, top, right, bottom) if right > left and bottom > top else None

    @staticmethod
    def _mask(
        lines: list[list[tuple[float, float]]], frame: tuple[int, int, int, int], value: int
    ) -> Image.Image:
        # A mask of one bit is pressed through twice as fast, and full strength needs no more.
        mask = Image.new("1" if value >= 255 else "L", (frame[2] - frame[0], frame[3] - frame[1]))
        draw = ImageDraw.Draw(mask)
        for line in lines:
            draw.polygon([(x - frame[0], y - frame[1]) for x, y in line], fill=value)
        return mask

    @staticmethod
    def _trace(
        draw: ImageDraw.ImageDraw,
        lines: Sequence[Sequence[tuple[float, float]]],
        thick: int,
        ink: int | tuple[int, int, int],
    ) -> None:
        for line in lines:
            draw.line(line, fill=ink, width=thick, joint="curve")
            if thick > 2:
                for x, y in (line[0], line[-1]):
                    half = thick / 2
                    draw.ellipse((x - half, y - half, x + half, y + half), fill=ink)
