"""Pictures of products and categories that superusers send carry no place either."""

import io

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image as Pillow

from core.tests.hostile import HOSTILE, gps_exif, jpeg
from core.tests.test_uploads import assert_nothing_but_pixels
from shop.catalogue.models import ProductImage
from tests import builders


def send(client: Client, data: bytes):
    return client.post(
        "/django-admin/catalogue/productimage/add/",
        {
            "product": builders.a_product().pk,
            "original": SimpleUploadedFile("Marché de Madina.jpg", data, "image/jpeg"),
            "caption": "",
            "display_order": 0,
            "date_created_0": "2026-01-01",
            "date_created_1": "10:00",
        },
    )


def test_a_product_s_picture_is_drawn_anew(admin_client: Client) -> None:
    answer = send(admin_client, jpeg(exif=gps_exif()))
    assert answer.status_code == 302
    with default_storage.open(ProductImage.objects.get().original.name) as file:
        kept = file.read()
    assert_nothing_but_pixels(kept)
    assert Pillow.open(io.BytesIO(kept)).size == (320, 200)


@pytest.mark.parametrize("name", ["svg", "gif", "cut-jpeg"])
def test_what_is_no_photo_is_refused_beside_the_field(admin_client: Client, name: str) -> None:
    answer = send(admin_client, HOSTILE[name][0]())
    assert answer.status_code == 200
    assert set(answer.context["adminform"].form.errors) == {"original"}
    assert not ProductImage.objects.exists()
