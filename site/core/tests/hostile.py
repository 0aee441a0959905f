"""Sixty files that people should not send, made by code. None of them is kept as it is."""

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Callable
from functools import cache

from PIL import Image, ImageCms, ImageDraw, PngImagePlugin

HTML = b"<html><script>alert('makiti-payload')</script></html>"
PHP = b"<?php system('makiti-payload'); ?>"
SVG = b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"
PAYLOAD = b"makiti-payload"
SECRET = b"CAMERA-SERIAL-4711"


def a_photo(size: tuple[int, int] = (320, 200), mode: str = "RGB") -> Image.Image:
    """Noise and shapes: nothing that compresses to nothing."""
    noise = random.Random(7)
    small = Image.frombytes("RGB", (16, 10), noise.randbytes(16 * 10 * 3))
    photo = small.resize(size, Image.Resampling.BICUBIC)
    ImageDraw.Draw(photo).ellipse((20, 20, size[0] // 2, size[1] - 20), fill=(200, 40, 20))
    return photo.convert(mode)


def gps_exif(*, orientation: int = 1, thumbnail: bytes = b"") -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "Maker " + SECRET.decode()
    exif[0x9286] = "a comment with " + PAYLOAD.decode()
    exif.get_ifd(0x8825).update(
        {1: "N", 2: (9.0, 30.0, 33.12), 3: "W", 4: (13.0, 42.0, 43.2), 5: b"\x00", 6: 12.0}
    )
    return exif.tobytes() + thumbnail


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def jpeg(**options: object) -> bytes:
    return saved(a_photo(), "JPEG", **options)


def png(**options: object) -> bytes:
    return saved(a_photo(), "PNG", **options)


def webp(**options: object) -> bytes:
    return saved(a_photo(), "WEBP", **options)


def chunk(name: bytes, body: bytes, *, crc: int | None = None) -> bytes:
    check = zlib.crc32(name + body) if crc is None else crc
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", check)


def bare_png(
    width: int, height: int, *, depth: int = 8, colour: int = 2, body: bytes = b""
) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", body or zlib.compress(b"\0" * 1000))
        + chunk(b"IEND", b"")
    )


@cache
def zeros(count: int) -> bytes:
    """Deflated noughts, made without holding them."""
    deflate = zlib.compressobj(9)
    block = b"\0" * 1_000_000
    parts = [deflate.compress(block) for _ in range(count // len(block))]
    return b"".join([*parts, deflate.compress(b"\0" * (count % len(block))), deflate.flush()])


def after_start(data: bytes, segment: bytes) -> bytes:
    return data[:2] + segment + data[2:]


def segment(marker: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def many_scans() -> bytes:
    """One short scan of a progressive JPEG, a hundred thousand times over."""
    data = jpeg(progressive=True)
    last = data.rindex(b"\xff\xda")
    scan = data[last : data.rindex(b"\xff\xd9")]
    return data[:last] + scan * min(100_000, 8_000_000 // len(scan)) + b"\xff\xd9"


def a_zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("index.html", HTML)
    return out.getvalue()


def bad_gps(value: tuple[object, ...]) -> bytes:
    exif = Image.Exif()
    exif.get_ifd(0x8825).update({1: "N", 2: value, 3: "W", 4: value})
    return jpeg(exif=exif.tobytes())


def zero_rational() -> bytes:
    return jpeg(exif=gps_exif().replace(struct.pack("<II", 9, 1), struct.pack("<II", 9, 0)))


def endless_exif() -> bytes:
    """A directory that says it is followed by itself."""
    body = b"Exif\0\0II*\0\x08\0\0\0" + struct.pack("<H", 1)
    body += struct.pack("<HHII", 0x8825, 4, 1, 8) + struct.pack("<I", 8)
    return after_start(jpeg(), segment(0xE1, body))


def text_bomb(name: bytes) -> bytes:
    body = b"k\0\0" + zeros(200_000_000)
    if name == b"iTXt":
        body = b"k\0\x01\0\0\0" + zeros(200_000_000)
    if name == b"iCCP":
        body = b"icc\0\0" + zeros(200_000_000)
    data = png()
    return data[:33] + chunk(name, body) + data[33:]


def moving(kind: str) -> bytes:
    frames = [a_photo().rotate(n * 20) for n in range(1, 6)]
    return saved(a_photo(), kind, save_all=True, append_images=frames, duration=50)


def lab_profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()


def png_text() -> PngImagePlugin.PngInfo:
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", PAYLOAD.decode())
    info.add_itxt("XML:com.adobe.xmp", "<x>" + SECRET.decode() + "</x>", zip=True)
    return info


def webp_that_lies() -> bytes:
    """Says 16383 × 16383 in its head, holds a few bytes."""
    bits = (16383 - 1) | (16383 - 1) << 14
    body = b"\x2f" + struct.pack("<I", bits) + b"\0" * 20
    riff = b"WEBPVP8L" + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)
    return b"RIFF" + struct.pack("<I", len(riff)) + riff


def jpeg_of(width: int, height: int) -> bytes:
    """A head that promises a size."""
    data = bytearray(jpeg())
    frame = data.index(b"\xff\xc0")
    data[frame + 5 : frame + 9] = struct.pack(">HH", height, width)
    return bytes(data)


def flat(size: tuple[int, int], kind: str, mode: str = "RGB") -> bytes:
    return saved(Image.new(mode, size), kind)


XMP = (
    b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta><exif:GPSLatitude>9,30N " + SECRET + b"</x:xmpmeta>"
)
IPTC = b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x1a\x1c\x02\x78\0\x12" + SECRET

TAKEN, REFUSED, EITHER = "taken", "refused", "either"
Case = tuple[Callable[[], bytes], str]
HOSTILE: dict[str, Case] = {
    # what says where, who and with what
    "gps": (lambda: jpeg(exif=gps_exif()), TAKEN),
    "gps-png": (lambda: png(exif=gps_exif()), TAKEN),
    "gps-webp": (lambda: webp(exif=gps_exif()), TAKEN),
    "xmp-jpeg": (lambda: after_start(jpeg(), segment(0xE1, XMP)), TAKEN),
    "xmp-webp": (lambda: webp(xmp=XMP), TAKEN),
    "iptc": (lambda: after_start(jpeg(), segment(0xED, IPTC)), TAKEN),
    "comment-jpeg": (lambda: jpeg(comment=PAYLOAD + SECRET), TAKEN),
    "texts-png": (lambda: png(pnginfo=png_text()), TAKEN),
    "maker-note": (lambda: after_start(jpeg(), segment(0xEA, SECRET * 200)), TAKEN),
    "thumbnail": (lambda: jpeg(exif=gps_exif(thumbnail=jpeg(exif=gps_exif())[:20_000])), TAKEN),
    "sideways": (lambda: jpeg(exif=gps_exif(orientation=6)), TAKEN),
    "orientation-99": (lambda: jpeg(exif=gps_exif(orientation=99)), TAKEN),
    "profile-srgb": (
        lambda: jpeg(
            icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
        ),
        TAKEN,
    ),
    "profile-lab": (lambda: jpeg(icc_profile=lab_profile()), TAKEN),
    "profile-noise": (lambda: jpeg(icc_profile=SECRET * 300), TAKEN),
    "profile-huge": (lambda: jpeg(icc_profile=SECRET * 80_000), TAKEN),
    "gps-infinite": (lambda: bad_gps((1e9, 1e9, 1e9)), TAKEN),
    "gps-short": (lambda: bad_gps((1.0,)), TAKEN),
    "gps-zero": (zero_rational, TAKEN),
    "exif-endless": (endless_exif, TAKEN),
    "exif-noise": (lambda: after_start(jpeg(), segment(0xE1, b"Exif\0\0" + b"\xff" * 900)), TAKEN),
    # two things in one file
    "zip-behind-jpeg": (lambda: jpeg() + a_zip() + PAYLOAD, TAKEN),
    "html-behind-png": (lambda: png() + HTML, TAKEN),
    "php-in-jpeg": (lambda: after_start(jpeg(), segment(0xFE, PHP)), TAKEN),
    "html-in-png": (lambda: png()[:33] + chunk(b"tEXt", b"a\0" + HTML) + png()[33:], TAKEN),
    "html-behind-webp": (lambda: webp() + HTML, EITHER),
    "js-in-jpeg": (lambda: after_start(jpeg(), segment(0xFE, b"*/=1;" + PAYLOAD + b"/*")), TAKEN),
    "pdf-before-jpeg": (lambda: b"%PDF-1.4\n" + jpeg(), REFUSED),
    "html-before-jpeg": (lambda: HTML + jpeg(), REFUSED),
    # something else under a picture's name
    "svg": (lambda: SVG, REFUSED),
    "svg-bom": (lambda: b"\xef\xbb\xbf\n " + SVG, REFUSED),
    "html": (lambda: HTML, REFUSED),
    "zip": (a_zip, REFUSED),
    "pdf": (lambda: b"%PDF-1.7\n1 0 obj\n", REFUSED),
    "gzip": (lambda: b"\x1f\x8b\x08" + b"\0" * 40, REFUSED),
    "exe": (lambda: b"MZ" + b"\0" * 400, REFUSED),
    "eps": (lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", REFUSED),
    "heic": (lambda: b"\0\0\0\x18ftypheic" + b"\0" * 100, REFUSED),
    "avif": (lambda: saved(a_photo(), "AVIF", quality=50), REFUSED),
    "gif": (lambda: saved(a_photo(mode="P"), "GIF"), REFUSED),
    "tiff": (lambda: saved(a_photo(), "TIFF"), REFUSED),
    "bmp": (lambda: saved(a_photo(), "BMP"), REFUSED),
    "text": ("Bonjour à tous".encode, REFUSED),
    "empty": (lambda: b"", REFUSED),
    "noughts": (lambda: b"\0" * 4000, REFUSED),
    "signature-only": (lambda: b"\xff\xd8\xff\xe0", REFUSED),
    "noise-behind-signature": (
        lambda: b"\x89PNG\r\n\x1a\n" + random.Random(1).randbytes(5000),
        REFUSED,
    ),
    # broken
    "cut-jpeg": (lambda: jpeg()[:-2000], REFUSED),
    "cut-png": (lambda: png()[:-5000], REFUSED),
    "cut-webp": (lambda: webp()[:-1000], REFUSED),
    "bad-crc": (lambda: png().replace(b"IDAT", b"IDAX", 1), REFUSED),
    # too much
    "pixels-png": (lambda: bare_png(50_000, 50_000), REFUSED),
    "pixels-just-over": (lambda: flat((6001, 4000), "PNG"), REFUSED),
    "pixels-jpeg": (lambda: jpeg_of(65_000, 65_000), REFUSED),
    "pixels-webp": (webp_that_lies, REFUSED),
    "bomb-png": (lambda: bare_png(30_000, 30_000, body=zeros(2_700_000_000 // 30)), REFUSED),
    "bomb-behind-size": (lambda: bare_png(10, 10, body=zeros(500_000_000)), EITHER),
    "bomb-text": (lambda: text_bomb(b"zTXt"), REFUSED),
    "bomb-itext": (lambda: text_bomb(b"iTXt"), REFUSED),
    "bomb-profile": (lambda: text_bomb(b"iCCP"), EITHER),
    "sixteen-bits": (
        lambda: bare_png(6000, 4000, depth=16, colour=6, body=zeros((6000 * 8 + 1) * 4000)),
        TAKEN,
    ),
    "sixteen-grey": (
        lambda: bare_png(6000, 4000, depth=16, colour=0, body=zeros((6000 * 2 + 1) * 4000)),
        TAKEN,
    ),
    "largest-allowed": (lambda: flat((6000, 4000), "PNG", "RGBA"), TAKEN),
    "largest-jpeg": (lambda: saved(a_photo((6000, 4000)), "JPEG", exif=gps_exif()), TAKEN),
    "largest-cmyk": (lambda: saved(a_photo((6000, 4000), "CMYK"), "JPEG"), TAKEN),
    "scans": (many_scans, REFUSED),
    "thirteen-megabytes": (lambda: jpeg() + b"\0" * (13 * 1024 * 1024), REFUSED),
    "one-line": (lambda: flat((1, 20_000_000), "PNG", "L"), REFUSED),
    # moving
    "apng": (lambda: moving("PNG"), REFUSED),
    "webp-moving": (lambda: moving("WEBP"), REFUSED),
}
