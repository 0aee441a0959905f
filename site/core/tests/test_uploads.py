"""Pictures: whatever is sent, only pixels are kept, or a sentence says why not."""

import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation
from django.utils.translation import gettext
from PIL import Image

from core.tests.hostile import (
    HOSTILE,
    PAYLOAD,
    REFUSED,
    SECRET,
    TAKEN,
    a_photo,
    gps_exif,
    jpeg,
    saved,
)
from core.uploads import Place, Refused, pictures, read_picture
from core.uploads.fields import PictureField
from tests.support.locks import ROOT


def read(data: bytes, **options: Any):
    return read_picture(io.BytesIO(data), **options)


def assert_nothing_but_pixels(data: bytes) -> None:
    image = Image.open(io.BytesIO(data))
    image.load()
    assert image.format in {"JPEG", "PNG", "WEBP"}
    assert dict(image.getexif()) == {}
    assert {"exif", "xmp", "icc_profile", "comment", "XML:com.adobe.xmp"} & set(image.info) == set()
    for trace in (PAYLOAD, SECRET, b"Exif", b"GPS", b"<script", b"<?php", b"xmpmeta"):
        assert trace not in data


def test_there_are_sixty_of_them() -> None:
    assert len(HOSTILE) >= 60


# Of the processor, and beside what the process held before.
MOST_SECONDS, MOST_MEGABYTES = 3, 300
IN_A_CHILD = """
import json, pathlib, resource, sys, time
resource.setrlimit(resource.RLIMIT_AS, (1200 * 2**20, 1200 * 2**20))
resource.setrlimit(resource.RLIMIT_CPU, (100, 100))
sys.path[:0] = ["site", "."]
from django.conf import settings
settings.configure(USE_I18N=False)
from core.uploads import Refused, read_picture
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.jpg")):
    began = time.process_time()
    with path.open("rb") as file:
        try:
            picture = read_picture(file, with_place=True)
            path.with_suffix(".out").write_bytes(picture.data)
            said = ["taken", picture.extension]
        except Refused as error:
            said = ["refused", error.messages[0]]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    print(json.dumps([path.stem, [*said, time.process_time() - began, peak / 1024]]), flush=True)
"""


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Every file through a process that may hold 1.2 GB and compute for 100 seconds in all."""
    folder = tmp_path_factory.mktemp("hostile")
    for name, (make, _) in HOSTILE.items():
        (folder / f"{name}.jpg").write_bytes(make())
    done = subprocess.run(
        [sys.executable, "-c", IN_A_CHILD, str(folder)],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-300:] + done.stderr[-2000:]
    yield folder, dict(json.loads(line) for line in done.stdout.splitlines())
    shutil.rmtree(folder)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_drawn_anew_or_refused_in_bounds(
    name: str, verdicts: tuple[Path, dict[str, Any]]
) -> None:
    folder, heard = verdicts
    said, words, seconds, megabytes = heard[name]
    assert HOSTILE[name][1] in (said, "either")
    assert seconds <= MOST_SECONDS
    assert megabytes <= MOST_MEGABYTES
    if said == TAKEN:
        assert_nothing_but_pixels((folder / f"{name}.out").read_bytes())
    else:
        assert words.endswith(".")
        with translation.override("en"):
            assert gettext(words) != words


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_stands_upright_afterwards(orientation: int) -> None:
    turned = a_photo((120, 80))
    turned.putpixel((0, 0), (255, 255, 255))
    exif = Image.Exif()
    exif[0x0112] = orientation
    sent = io.BytesIO()
    turned.save(sent, "JPEG", exif=exif, quality=95)
    picture = read(sent.getvalue())
    assert (picture.width, picture.height) == ((80, 120) if orientation > 4 else (120, 80))
    # The red disc lies on the left of what the camera saw.
    image = Image.open(io.BytesIO(picture.data)).convert("RGB")
    middle = {1: (35, 40), 2: (85, 40), 3: (85, 40), 4: (35, 40)}
    sideways = {5: (40, 35), 6: (40, 35), 7: (40, 85), 8: (40, 85)}
    red, green, _ = image.getpixel((middle | sideways)[orientation])
    assert red > 150
    assert green < 90


def test_sixteen_bits_of_grey_become_the_upper_eight() -> None:
    grey = Image.frombytes("I;16", (2, 1), bytes([0xFF, 0x40, 0x01, 0xC0]))
    picture = read(saved(grey, "PNG"))
    assert Image.open(io.BytesIO(picture.data)).tobytes() == bytes([0x40, 0xC0])


def test_what_shows_through_is_made_smaller_by_strips_as_it_would_be_whole() -> None:
    photo = a_photo((1500, 900), mode="RGBA")
    photo.putalpha(Image.linear_gradient("L").resize(photo.size))
    sent = saved(photo, "PNG")
    picture = read(sent, longest_side=500)
    assert (picture.width, picture.height) == (500, 300)
    whole = photo.resize((500, 300), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    whole.save(out, "WEBP", quality=85, method=3)
    assert picture.data == out.getvalue()


def test_where_it_was_taken_is_told_only_to_who_asks() -> None:
    sent = jpeg(exif=gps_exif())
    assert read(sent).place is None
    asked = read(sent, with_place=True)
    assert asked.place == Place(9.5092, -13.712)
    assert_nothing_but_pixels(asked.data)


@pytest.mark.parametrize("name", ["gps-infinite", "gps-short", "gps-zero", "exif-noise"])
def test_a_place_that_is_none_is_none(name: str) -> None:
    assert read(HOSTILE[name][0](), with_place=True).place is None


def test_what_shows_through_stays_so_and_drawings_stay_exact() -> None:
    photo = a_photo(mode="RGBA")
    photo.putalpha(Image.linear_gradient("L").resize(photo.size))
    assert read(saved(photo, "PNG")).extension == "webp"
    drawing = Image.new("P", (50, 50))
    drawing.putpalette([10, 20, 30, 200, 210, 220] + [0] * 762)
    kept = read(saved(drawing, "PNG"))
    assert kept.extension == "png"
    assert Image.open(io.BytesIO(kept.data)).convert("RGB").getpixel((5, 5)) == (10, 20, 30)
    assert read(saved(a_photo(), "PNG")).extension == "jpg"


def test_a_phone_s_two_frames_are_one_photo() -> None:
    sent = io.BytesIO()
    a_photo().save(sent, "MPO", save_all=True, append_images=[a_photo((160, 100))])
    picture = read(sent.getvalue())
    assert (picture.extension, picture.width, picture.height) == ("jpg", 320, 200)


def test_a_large_photo_is_made_smaller() -> None:
    picture = read(saved(a_photo((4000, 3000)), "JPEG"))
    assert (picture.width, picture.height) == (2400, 1800)


def test_equal_pictures_are_kept_once_under_the_name_of_their_contents() -> None:
    picture = read(jpeg())
    first = pictures.save("Ma photo.jpg", SimpleUploadedFile("x.jpg", picture.data))
    second = pictures.save("autre.jpg", SimpleUploadedFile("y.jpg", picture.data))
    assert first == second == f"uploads/{picture.name[:2]}/{picture.name}"
    assert pictures.url(first) == f"/media/{first}"


NAMES = [
    "../../../etc/passwd",
    "..\\..\\x.jpg",
    "x.jpg\0.php",
    "🧨💣.png",
    "a" * 400 + ".jpg",
    "x.j/../../y",
]


@pytest.mark.parametrize("name", NAMES)
def test_what_a_file_is_called_leads_nowhere(name: str) -> None:
    field = PictureField()
    sent = SimpleUploadedFile("x.jpg", jpeg())
    sent._name = name
    clean = field.clean(sent)
    assert re.fullmatch(r"[0-9a-f]{32}\.jpg", clean.name)
    kept = pictures.save(name, clean)
    assert re.fullmatch(r"uploads/[0-9a-f]{2}/[0-9a-f]{32}\.\w{0,5}", kept)


def test_what_a_killed_process_left_short_is_not_taken_for_the_picture() -> None:
    picture = read(jpeg(quality=60))
    name = pictures.save("a.jpg", SimpleUploadedFile("a.jpg", picture.data))
    Path(pictures.path(name)).write_bytes(picture.data[:100])
    again = pictures.save("a.jpg", SimpleUploadedFile("a.jpg", picture.data))
    with pictures.open(again) as kept:
        assert kept.read() == picture.data


def test_the_field_says_beside_it_what_is_wrong() -> None:
    field = PictureField(with_place=True)
    clean = field.clean(SimpleUploadedFile("Chez Kadiatou.jpg", jpeg(exif=gps_exif())))
    assert clean.place == Place(9.5092, -13.712)
    assert "Kadiatou" not in clean.name
    assert_nothing_but_pixels(clean.read())
    with translation.override("fr"), pytest.raises(Refused) as refused:
        field.clean(SimpleUploadedFile("photo.jpg", HOSTILE["heic"][0]()))
    assert refused.value.messages[0].startswith("Votre téléphone a enregistré cette photo en HEIC")
    assert HOSTILE["heic"][1] == REFUSED
