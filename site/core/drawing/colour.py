from functools import lru_cache

Colour = str | tuple[int, int, int]

NIGHT = "#1c1b2b"
STEEL = ("#eef0f5", "#9598a8")


@lru_cache(maxsize=4096)
def rgb(colour: Colour) -> tuple[int, int, int]:
    """'#27348b' or (39, 52, 139) as three integers."""
    if isinstance(colour, tuple):
        return colour
    value = int(colour.lstrip("#"), 16)
    return value >> 16, (value >> 8) & 255, value & 255


def mix(first: Colour, second: Colour, share: float) -> tuple[int, int, int]:
    """A colour on the way from the first (share 0) to the second (share 1)."""
    pairs = zip(rgb(first), rgb(second), strict=True)
    red, green, blue = (round(a + (b - a) * share) for a, b in pairs)
    return red, green, blue


def lighter(colour: Colour, share: float = 0.25) -> tuple[int, int, int]:
    return mix(colour, (255, 252, 244), share)


def darker(colour: Colour, share: float = 0.25) -> tuple[int, int, int]:
    """Darkens towards night blue: plain black makes flat colours look dirty."""
    return mix(colour, (20, 18, 44), share)


def readable_on(ground: Colour) -> str:
    """The ink for letters on this ground: night on what is light, paper on what is dark."""
    red, green, blue = rgb(ground)
    return NIGHT if 0.299 * red + 0.587 * green + 0.114 * blue > 140 else "#fffaf0"
