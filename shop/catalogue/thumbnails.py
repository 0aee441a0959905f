"""Smaller copies of a picture under addresses that need no look-up.

`products/x.webp` at 320 is `sizes/320/products/x.webp`; the copy is made the first time somebody
asks for it (shop.catalogue.views.sized_picture), or at once by whoever uploads.
"""

from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from oscar.core.thumbnails import AbstractThumbnailer
from PIL import Image, ImageOps

SIZES = (160, 320, 640, 1200)
QUALITY = 72
FOLDER = "sizes"


def sized_name(name: str, size: int) -> str:
    stem = name.rsplit(".", 1)[0]
    return f"{FOLDER}/{size}/{stem}.webp"


def sized_url(name: str, size: int) -> str:
    return f"{settings.MEDIA_URL}{sized_name(name, size)}"


def write_sized(*, name: str, size: int) -> str:
    """Write the copy and return its name; a copy that stands is kept."""
    target = sized_name(name, size)
    if default_storage.exists(target):
        return target
    with default_storage.open(name) as source, Image.open(source) as picture:
        picture.draft("RGB", (size, size))
        upright = ImageOps.exif_transpose(picture)
        small = upright.convert("RGBA" if upright.mode in ("RGBA", "LA", "P") else "RGB")
        small.thumbnail((size, size), Image.Resampling.LANCZOS)
        out = BytesIO()
        small.save(out, "WEBP", quality=QUALITY, method=4)
    return default_storage.save(target, ContentFile(out.getvalue()))


class Thumbnail:
    def __init__(self, name: str) -> None:
        self.name = name
        self.url = default_storage.url(name)


class Thumbnailer(AbstractThumbnailer):  # type: ignore[misc]
    """What Oscar's templates and signals call."""

    def generate_thumbnail(self, source: Any, **opts: Any) -> Thumbnail:
        width, _, height = str(opts.get("size", "320x320")).partition("x")
        wanted = max(int(width or 0), int(height or 0)) or 320
        size = next((s for s in SIZES if s >= wanted), SIZES[-1])
        return Thumbnail(write_sized(name=str(source), size=size))

    def delete_thumbnails(self, source: Any) -> None:
        for size in SIZES:
            default_storage.delete(sized_name(str(source), size))
