"""Take a picture apart and draw it anew: only its pixels go on."""

import hashlib
from dataclasses import dataclass
from io import BytesIO
from typing import IO, Any

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageCms

from core.uploads import signature
from core.uploads.place import Place, place_of

MOST_BYTES = 12 * 1024 * 1024
MOST_PIXELS = 24_000_000
# A line of a million pixels is no photo, and slow to make smaller.
MOST_ALONG = 20_000
# Nobody's screen shows more; a phone's 12 million pixels become 4.
LONGEST_SIDE = 2400
# A profile says how colours look; real ones are a few kilobytes.
MOST_PROFILE = 1024 * 1024
FEW_COLOURS = 256
# Modes whose pixels can be mixed as they are: fewer of them to convert afterwards.
SMALLER_FIRST = {"RGB", "RGBA", "CMYK"}
# Lines that are made narrower at once.
STRIP = 256
# Where the upper byte of a pixel stands.
HIGH_BYTE = {"I;16": 1, "I;16L": 1, "I;16B": 0}
UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}

TOO_HEAVY = _("Cette photo pèse plus de 12 Mo. Choisissez-en une plus légère.")
TOO_LARGE = _(
    "Cette image a plus de 24 millions de pixels. Envoyez-la dans une taille plus petite."
)
BROKEN = _("Cette image est abîmée ou incomplète. Envoyez-la de nouveau.")
MOVING = _("Cette image est animée. Envoyez une image fixe.")


class Refused(ValidationError):
    """Not taken; the sentence can stand beside the field."""


@dataclass(frozen=True, slots=True)
class Picture:
    """What is kept: pixels in sRGB, upright, without a word about camera, place or time."""

    data: bytes
    extension: str
    width: int
    height: int
    # Only where it was asked for, with the person's consent.
    place: Place | None = None

    @property
    def name(self) -> str:
        return f"{hashlib.sha256(self.data).hexdigest()[:32]}.{self.extension}"


def read_picture(
    file: IO[bytes], *, with_place: bool = False, longest_side: int = LONGEST_SIDE
) -> Picture:
    """Decode what somebody sent and encode it anew, or raise Refused with a clear sentence."""
    data = _read(file)
    kind = signature.format_of(data)
    if not kind:
        raise _refuse(signature.why_not(data), "format")
    if signature.is_tangled(data):
        raise _refuse(signature.TOO_TANGLED, "tangled")
    with _open(data, kind=kind) as image:
        _check(image)
        place = place_of(image) if with_place else None
        try:
            drawn = _draw(image, longest_side=longest_side)
            extension, out = _encode(drawn, kind=kind)
        except Exception as error:
            # Decoders raise whatever comes to them: OSError, SyntaxError, struct.error …
            raise _refuse(BROKEN, "broken") from error
    return Picture(out, extension, *drawn.size, place=place)


def _refuse(why: Promise, code: str) -> Refused:
    return Refused(why, code=code)  # type: ignore[arg-type]


def _read(file: IO[bytes]) -> bytes:
    file.seek(0)
    data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise _refuse(TOO_HEAVY, "heavy")
    return data


def _open(data: bytes, *, kind: str) -> Image.Image:
    """Reads the head only; no pixel is decoded yet, and by no other decoder than the one named."""
    try:
        return Image.open(BytesIO(data), formats=[kind])
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _refuse(TOO_LARGE, "large") from error
    except Exception as error:
        raise _refuse(BROKEN, "broken") from error


def _check(image: Image.Image) -> None:
    width, height = image.size
    if width * height > MOST_PIXELS or max(width, height) > MOST_ALONG:
        raise _refuse(TOO_LARGE, "large")
    # Phones append a second frame (depth, brightness) to a JPEG: the first one is the photo.
    if image.format != "MPO" and getattr(image, "n_frames", 1) > 1:
        raise _refuse(MOVING, "moving")


def _draw(image: Image.Image, *, longest_side: int) -> Image.Image:
    orientation = _orientation(image)
    profile = image.info.get("icc_profile")
    # A JPEG can be decoded at a half or a quarter: less to hold, less to do.
    image.draft(None, (longest_side, longest_side))
    image.load()
    if image.mode == "RGBA":
        image = _by_strips(image, longest_side)
    if image.mode in SMALLER_FIRST:
        _shrink(image, longest_side)
    drawn = _plain(_in_srgb(image, profile))
    _shrink(drawn, longest_side)
    if orientation in UPRIGHT:
        drawn = drawn.transpose(UPRIGHT[orientation])
    # Pillow writes from here what nobody asked it to: comments, profiles, XMP.
    drawn.info.clear()
    return drawn


def _shrink(image: Image.Image, side: int) -> None:
    image.thumbnail((side, side), Image.Resampling.LANCZOS, reducing_gap=2.0)


def _by_strips(image: Image.Image, side: int) -> Image.Image:
    """As `_shrink`, which would hold a see-through picture twice: narrower strip after strip, lower
    at last."""
    width, height = image.size
    least = min(side / width, side / height)
    if least >= 1:
        return image
    size = max(1, round(width * least)), max(1, round(height * least))
    narrow = Image.new("RGBa", (size[0], height))
    for top in range(0, height, STRIP):
        strip = image.crop((0, top, width, min(top + STRIP, height))).convert("RGBa")
        narrow.paste(strip.resize((size[0], strip.height), Image.Resampling.LANCZOS), (0, top))
    small = narrow.resize(size, Image.Resampling.LANCZOS).convert("RGBA")
    small.info = image.info
    return small


def _orientation(image: Image.Image) -> int:
    try:
        return int(image.getexif().get(0x0112, 1))
    except Exception:  # noqa: BLE001 - a camera's notes are written by anybody
        return 1


def _in_srgb(image: Image.Image, profile: Any) -> Image.Image:
    """Colours as the profile means them; one that cannot be read is left out."""
    if not profile or len(profile) > MOST_PROFILE or image.mode not in {"RGB", "RGBA", "CMYK"}:
        return image
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        mode = "RGBA" if image.mode == "RGBA" else "RGB"
        found = ImageCms.profileToProfile(
            image, source, ImageCms.createProfile("sRGB"), outputMode=mode
        )
    except Exception:  # noqa: BLE001 - a profile is a program written by anybody
        return image
    return found or image


def _plain(image: Image.Image) -> Image.Image:
    """One of L, RGB, RGBA; RGBA only where something shows through."""
    if image.mode.startswith("I"):
        image = _upper_bits(image)
    if image.mode == "L" and "transparency" not in image.info:
        return image.copy()
    if image.has_transparency_data:
        drawn = image.convert("RGBA")
        if drawn.getchannel("A").getextrema() != (255, 255):
            return drawn
        return drawn.convert("RGB")
    return image.convert("L" if image.mode == "1" else "RGB")


def _upper_bits(image: Image.Image) -> Image.Image:
    """Of sixteen bits a pixel the eight that a screen shows, without a wider copy in between."""
    if image.mode in HIGH_BYTE:
        return Image.frombytes("L", image.size, image.tobytes()[HIGH_BYTE[image.mode] :: 2])
    return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")


def _encode(image: Image.Image, *, kind: str) -> tuple[str, bytes]:
    """A drawing of few colours stays exact (PNG); what shows through is WebP; the rest JPEG."""
    out = BytesIO()
    if kind == "PNG" and image.getcolors(FEW_COLOURS) is not None:
        image.save(out, "PNG", optimize=True)
        return "png", out.getvalue()
    if image.mode == "RGBA":
        image.save(out, "WEBP", quality=85, method=3)
        return "webp", out.getvalue()
    image.save(out, "JPEG", quality=85, optimize=True, progressive=True)
    return "jpg", out.getvalue()
