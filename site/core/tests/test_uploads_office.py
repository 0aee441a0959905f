"""Pictures sent in the back offices carry no place either."""

import gc
import warnings
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory
from wagtail.images.models import Filter, Image
from wagtail.images.views.multiple import AddView
from wagtail.models import UploadedFile

from core.tests.hostile import HOSTILE, gps_exif, jpeg
from core.tests.test_uploads import assert_nothing_but_pixels


def sent(data: bytes, name: str = "Marché de Madina.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, content_type="image/jpeg")


def served(name: str) -> bytes:
    with default_storage.open(name) as file:
        return file.read()


def test_an_editor_s_picture_and_its_sizes_carry_no_place(admin_client: Client) -> None:
    answer = admin_client.post(
        "/admin/images/add/", {"title": "Marché", "file": sent(jpeg(exif=gps_exif(orientation=6)))}
    )
    assert answer.status_code == 302
    image = Image.objects.get()
    assert (image.width, image.height) == (200, 320)
    assert "March" in image.file.name
    assert_nothing_but_pixels(served(image.file.name))
    with image.generate_rendition_file(Filter("width-100|format-jpeg")) as smaller:
        smaller.seek(0)
        assert_nothing_but_pixels(smaller.read())


def test_many_at_once_too(admin_client: Client) -> None:
    answer = admin_client.post(
        "/admin/images/multiple/add/",
        {"title": "Marché", "files[]": sent(jpeg(exif=gps_exif()))},
        headers={"x-requested-with": "XMLHttpRequest"},
    )
    assert answer.json()["success"] is True
    assert_nothing_but_pixels(served(Image.objects.get().file.name))


def add_with_a_long_title(client: Client, data: bytes) -> dict[str, Any]:
    """The file is right, the title is not: Wagtail keeps the one and asks for the other."""
    answer: dict[str, Any] = client.post(
        "/admin/images/multiple/add/",
        {"title": "M" * 300, "files[]": sent(data)},
        headers={"x-requested-with": "XMLHttpRequest"},
    ).json()
    return answer


def test_what_waits_for_a_better_title_carries_no_place_either(admin_client: Client) -> None:
    answer = add_with_a_long_title(admin_client, jpeg(exif=gps_exif(orientation=6)))
    waiting = UploadedFile.objects.get(pk=answer["uploaded_file_id"])
    assert not Image.objects.exists()
    assert_nothing_but_pixels(served(waiting.file.name))
    prefix = f"uploaded-image-{waiting.pk}"
    done = admin_client.post(
        f"/admin/images/multiple/create_from_uploaded_image/{waiting.pk}/",
        {f"{prefix}-title": "Marché", f"{prefix}-tags": ""},
        headers={"x-requested-with": "XMLHttpRequest"},
    )
    assert done.json()["success"] is True
    image = Image.objects.get()
    assert (image.width, image.height) == (200, 320)
    assert "March" in image.file.name
    assert_nothing_but_pixels(served(image.file.name))
    assert not UploadedFile.objects.exists()


@pytest.mark.parametrize("name", ["svg", "gif", "cut-jpeg", "apng"])
def test_what_is_no_photo_waits_for_nothing(admin_client: Client, name: str) -> None:
    answer = add_with_a_long_title(admin_client, HOSTILE[name][0]())
    assert answer["success"] is False
    assert not UploadedFile.objects.exists()


def test_with_wagtail_s_own_page_the_place_would_stay(admin_user: Any) -> None:
    request = RequestFactory().post(
        "/", {"title": "M" * 300, "files[]": sent(jpeg(exif=gps_exif()))}
    )
    request.user = admin_user
    AddView.as_view()(request)
    assert b"Exif" in served(UploadedFile.objects.get().file.name)


def test_the_chooser_s_own_door_too(admin_client: Client) -> None:
    prefix = "image-chooser-upload"
    with warnings.catch_warnings():
        # The answer's little picture is a file that Wagtail leaves for Python to close.
        warnings.simplefilter("ignore", ResourceWarning)
        answer = admin_client.post(
            "/admin/images/chooser/create/",
            {f"{prefix}-title": "Marché", f"{prefix}-file": sent(jpeg(exif=gps_exif()))},
        )
        assert answer.json()["step"] == "chosen"
        del answer
        gc.collect()
    assert_nothing_but_pixels(served(Image.objects.get().file.name))


@pytest.mark.parametrize("name", ["svg", "gif", "cut-jpeg", "apng"])
def test_what_is_no_photo_is_refused_beside_the_field(admin_client: Client, name: str) -> None:
    answer = admin_client.post(
        "/admin/images/add/", {"title": "x", "file": sent(HOSTILE[name][0](), "x.png")}
    )
    assert answer.status_code == 200
    assert answer.context["form"].errors["file"]
    assert not Image.objects.exists()


@pytest.mark.parametrize("name", ["../../../etc/cron.d/x.jpg", "..\\..\\x.jpg", "🧨<b>.jpg"])
def test_a_name_leads_nowhere(admin_client: Client, name: str) -> None:
    admin_client.post("/admin/images/add/", {"title": "x", "file": sent(jpeg(), name)})
    kept = Image.objects.get().file.name
    assert kept.startswith("original_images/")
    assert kept.endswith(".jpg")
    assert not set(kept.removeprefix("original_images/")) & set("/\\<>🧨")
