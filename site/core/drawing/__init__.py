"""A small pen for flat illustrations, on Pillow alone: paths, gradients, patterns, soft shadows."""

from core.drawing.colour import Colour, darker, lighter, mix
from core.drawing.paint import Fade, Glow, Paint, Print
from core.drawing.pen import Pen

__all__ = ["Colour", "Fade", "Glow", "Paint", "Pen", "Print", "darker", "lighter", "mix"]
