"""One picture as it is ordered and as it is delivered; a process without Django can paint it."""

from dataclasses import dataclass
from io import BytesIO

from PIL import Image

from shop.catalogue.drawings import Look, draw

QUALITY = 84


@dataclass(frozen=True)
class Picture:
    name: str
    drawing: str
    look: Look
    tint: str
    stage: int
    # Where the same thing is shown from close by; empty where nobody shows that.
    close: str = ""


def paint(picture: Picture) -> dict[str, bytes]:
    """The files of one picture by their names."""
    whole, close = draw(picture.drawing, picture.look, tint=picture.tint, kind=picture.stage)
    files = {picture.name: _jpeg(whole)}
    return files | {picture.close: _jpeg(close)} if picture.close else files


def _jpeg(sheet: Image.Image) -> bytes:
    out = BytesIO()
    sheet.save(out, "JPEG", quality=QUALITY, subsampling=0)
    return out.getvalue()
