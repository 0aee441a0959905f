"""What a picture looks like in 64 bits: whether it gets darker from each spot to the next.

Made smaller, saved anew or a little brighter it keeps nearly all of them.
"""

from typing import IO, Any

from PIL import Image, ImageOps

SIDE = 8
QUARTER = 16
# Bits in which two copies of one picture may differ; one less than there are quarters.
NEAR = 3
# A blank sheet has nothing in common with another but being blank.
LEAST_SAID = 6


def bits_of(file: IO[bytes]) -> int:
    with Image.open(file) as picture:
        picture.draft("L", (256, 256))
        grey = ImageOps.exif_transpose(picture).convert("L")
        small = grey.resize((SIDE + 1, SIDE), Image.Resampling.BOX)
    spots: Any = small.tobytes()
    bits = 0
    for row in range(SIDE):
        for column in range(SIDE):
            here = row * (SIDE + 1) + column
            bits = bits << 1 | (spots[here] > spots[here + 1])
    return bits


def says_something(bits: int) -> bool:
    return LEAST_SAID <= bits.bit_count() <= SIDE * SIDE - LEAST_SAID


def quarters_of(bits: int) -> tuple[int, int, int, int]:
    mask = (1 << QUARTER) - 1
    one, two, three, four = (bits >> QUARTER * n & mask for n in (3, 2, 1, 0))
    return one, two, three, four


def are_alike(one: int, other: int) -> bool:
    return (one ^ other).bit_count() <= NEAR


def written(bits: int) -> str:
    return f"{bits:016x}"


def read(bits: str) -> int:
    return int(bits, 16)
