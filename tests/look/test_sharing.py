"""What a page shows of itself when its address is sent to somebody: a picture, and a light one."""

import io
import random
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from PIL import Image

from shop.catalogue.services.refresh_listing import refresh_listing
from tests import builders
from tests.stalls import a_picture

pytestmark = pytest.mark.django_db

# Paid by the megabyte: a message that shows a page costs less than the page.
LIGHT = 100 * 1024


def shared_picture(page: str) -> str:
    """The path of the one picture that the page names, on our own site."""
    named = re.findall(r'<meta property="og:image" content="([^"]+)">', page)
    assert len(named) == 1
    address = urlsplit(named[0])
    assert f"{address.scheme}://{address.netloc}" == settings.SITE_URL
    return address.path


def of_our_own(path: str) -> bytes:
    found = finders.find(path.removeprefix(settings.STATIC_URL))
    assert found, path
    return Path(found).read_bytes()


def a_photograph() -> bytes:
    """4,000 by 3,000, with as much in it as a market: shapes of all sizes and a camera's noise."""
    draw = random.Random(7)
    small = Image.frombytes("RGB", (160, 120), draw.randbytes(160 * 120 * 3))
    photograph = small.resize((4000, 3000), Image.Resampling.BICUBIC)
    out = io.BytesIO()
    photograph.save(out, "JPEG", quality=95)
    return out.getvalue()


@pytest.mark.parametrize("path", ["/fr/", "/en/", "/fr/shop/"])
def test_the_home_page_and_the_list_show_the_sign_of_the_house(path: str) -> None:
    answer = Client().get(path)
    assert answer.status_code == 200
    picture = of_our_own(shared_picture(answer.content.decode()))
    assert len(picture) < LIGHT
    with Image.open(io.BytesIO(picture)) as read:
        assert read.format == "PNG"
        # What programs that show it in full ask for.
        assert read.size == (1200, 630)


def test_a_product_shows_itself_in_a_copy_that_is_light() -> None:
    product = builders.a_product()
    photograph = a_photograph()
    assert len(photograph) > LIGHT
    name = default_storage.save("products/bazin.jpg", ContentFile(photograph))
    a_picture(product, name)
    refresh_listing([product.pk])
    page = Client().get(product.get_absolute_url()).content.decode()
    answer = Client().get(shared_picture(page))
    assert answer.status_code == 200
    picture = b"".join(answer.streaming_content) if answer.streaming else answer.content
    assert len(picture) < LIGHT
    with Image.open(io.BytesIO(picture)) as read:
        assert read.size == (640, 480)


def test_a_product_without_a_picture_shows_the_sign_of_the_house() -> None:
    page = Client().get(builders.a_product().get_absolute_url()).content.decode()
    assert len(of_our_own(shared_picture(page))) < LIGHT
