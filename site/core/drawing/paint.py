"""What a shape can be filled with: a colour, a fade, a glow, or a printed tile."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from PIL import Image

from core.drawing.colour import Colour, rgb

Size = tuple[int, int]


class Paint(Protocol):
    def sheet(self, size: Size, *, scale: float) -> Image.Image:
        """An RGB picture of this size, to be pressed through the mask of a shape."""
        ...


@lru_cache(maxsize=64)
def _ramp(angle: int) -> Image.Image:
    """Black to white over 256 steps, top to bottom at 0 degrees, left to right at 90."""
    whole = Image.linear_gradient("L")
    if angle == 0:
        return whole.crop((0, 0, 1, 256))
    if angle == 90:
        return whole.transpose(Image.Transpose.ROTATE_90).crop((0, 0, 256, 1))
    return (
        whole.resize((384, 384)).rotate(angle, Image.Resampling.BILINEAR).crop((64, 64, 320, 320))
    )


def _coloured(ramp: Image.Image, start: Colour, end: Colour) -> Image.Image:
    """The ramp with black as the start and white as the end."""
    bands = []
    for first, last in zip(rgb(start), rgb(end), strict=True):
        bands.append(ramp.point([round(first + (last - first) * i / 255) for i in range(256)]))
    return Image.merge("RGB", bands)


@lru_cache(maxsize=128)
def _fade(start: Colour, end: Colour, angle: int) -> Image.Image:
    return _coloured(_ramp(angle), start, end)


@lru_cache(maxsize=32)
def _glow(start: Colour, end: Colour) -> Image.Image:
    return _coloured(Image.radial_gradient("L"), start, end)


@dataclass(frozen=True)
class Fade:
    """From one colour to another: downwards at 0 degrees, to the right at 90."""

    start: Colour
    end: Colour
    angle: int = 0

    def sheet(self, size: Size, *, scale: float) -> Image.Image:
        # 256 steps are all that eight bits can show: the nearest one will do, and is ten times
        # quicker than a smooth enlargement.
        return _fade(self.start, self.end, self.angle).resize(size, Image.Resampling.NEAREST)


@dataclass(frozen=True)
class Glow:
    """From the middle outwards."""

    start: Colour
    end: Colour

    def sheet(self, size: Size, *, scale: float) -> Image.Image:
        return _glow(self.start, self.end).resize(size, Image.Resampling.NEAREST)


@dataclass(frozen=True, eq=False)
class Print:
    """A tile repeated edge to edge, as on cloth; `width` is the tile's, in drawing units."""

    tile: Image.Image
    width: float
    turn: float = 0

    def sheet(self, size: Size, *, scale: float) -> Image.Image:
        side = max(2, round(self.width * scale))
        tile = self.tile.resize((side, side), Image.Resampling.BOX, reducing_gap=2)
        if not self.turn:
            return _tiled(tile, size)
        diagonal = round((size[0] ** 2 + size[1] ** 2) ** 0.5) + 2
        cloth = _tiled(tile, (diagonal, diagonal))
        cloth = cloth.rotate(self.turn, Image.Resampling.BILINEAR)
        left, top = (diagonal - size[0]) // 2, (diagonal - size[1]) // 2
        return cloth.crop((left, top, left + size[0], top + size[1]))


def _tiled(tile: Image.Image, size: Size) -> Image.Image:
    cloth = Image.new("RGB", size)
    side = tile.width
    row = Image.new("RGB", (size[0], side))
    for x in range(0, size[0], side):
        row.paste(tile, (x, 0))
    for y in range(0, size[1], side):
        cloth.paste(row, (0, y))
    return cloth
