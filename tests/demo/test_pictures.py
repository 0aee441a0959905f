"""The pictures themselves: drawn the same every time, worth looking at, light enough to send."""

from io import BytesIO

import pytest
from PIL import Image, ImageChops, ImageStat

from core.demo import facts
from core.drawing import Pen
from shop.catalogue.demo.facts import Item, items
from shop.catalogue.demo.pictures import item_picture
from shop.catalogue.drawings import DRAWINGS, Look
from shop.catalogue.drawings.picture import paint
from shop.catalogue.drawings.scene import SEEN_FROM_ABOVE, SIDE, stage
from shop.catalogue.thumbnails import QUALITY
from shop.partner.demo.signboards import draw_banner, draw_logo
from shop.partner.demo.stores import _signboard

TINT = "#e8a317"


def _of_each_department() -> list[Item]:
    found: dict[str, Item] = {}
    for item in items():
        found.setdefault(item.shelf.department, item)
    return list(found.values())


@pytest.mark.parametrize("name", sorted(DRAWINGS))
def test_every_drawing_puts_something_on_the_stage(name: str) -> None:
    # A quarter of the size: what matters here is whether, not how finely.
    floor = name not in SEEN_FROM_ABOVE
    ground = stage(TINT, 0, floor=floor)
    pen = Pen(SIDE, SIDE, ground=ground)
    DRAWINGS[name](pen, Look(pattern="rings", label="25 kg"))
    drawn, empty = pen.sheet.resize((100, 100)), ground.resize((100, 100))
    changed = ImageChops.difference(drawn, empty).convert("L").point([0] + [255] * 255)
    assert ImageStat.Stat(changed).sum[0] > 1_000 * 255
    assert min(ImageStat.Stat(drawn).var) > 100


def test_the_same_picture_is_the_same_to_the_byte() -> None:
    picture = item_picture(items()[20])
    assert paint(picture) == paint(picture)


@pytest.mark.parametrize("item", _of_each_department(), ids=lambda item: item.shelf.department)
def test_pictures_are_square_varied_and_light_where_lists_show_them(item: Item) -> None:
    picture = item_picture(item)
    files = paint(picture)
    assert set(files) == {picture.name, picture.close}
    sheets = {name: Image.open(BytesIO(content)) for name, content in files.items()}
    assert sheets[picture.name].size == (800, 800)
    assert sheets[picture.close].size == (640, 640)
    for sheet in sheets.values():
        assert min(ImageStat.Stat(sheet.convert("RGB")).var) > 100
        sheet.thumbnail((320, 320))
        out = BytesIO()
        sheet.save(out, "WEBP", quality=QUALITY)
        assert len(out.getvalue()) < 25_000


def test_stores_have_signs_of_their_own() -> None:
    first, second = (_signboard(told) for told in facts("stores")[:2])
    logo, other = draw_logo(first), draw_logo(second)
    assert logo.size == (512, 512)
    assert logo.tobytes() != other.tobytes()
    banner = draw_banner(first)
    assert banner.size == (1600, 480)
    assert min(ImageStat.Stat(banner).var) > 100
