"""Photos of a product at the desk: sent, ordered, cropped, refused."""

import pytest
from django.contrib.messages import get_messages

from core.tests.hostile import HOSTILE
from sellers.desk.models import Draft
from sellers.desk.tests.conftest import Page, a_photo, the
from shop.catalogue.shown import pictures_of

pytestmark = pytest.mark.django_db


def test_photos_are_ordered_and_described_by_buttons(sheet: Page) -> None:
    sheet.send("photos", photos=[a_photo(n) for n in (50, 60, 70)])
    sheet.fields.pop("photos")
    sheet.then()
    one, two, three = sheet.fields["order"].split(",")
    sheet.send(f"down:{one}", **{f"caption-{two}": "De dos"})
    sheet.then()
    assert sheet.fields["order"] == f"{two},{one},{three}"
    sheet.send(f"first:{three}")
    sheet.then()
    sheet.send(f"up:{one}")
    sheet.then()
    sheet.send(f"remove:{one}")
    sheet.then()
    assert sheet.fields["order"] == f"{three},{two}"
    sheet.send("save", title="Robe", order=f"{two},{three},nothing")
    assert [words for _n, words in pictures_of(the(sheet))] == ["De dos", ""]


def test_a_photo_is_cropped(sheet: Page) -> None:
    sheet.send("photos", photos=[a_photo()])
    sheet.fields.pop("photos")
    sheet.then()
    stem = sheet.fields["order"]
    address = f"{sheet.address}photos/{stem}/"
    assert sheet.client.get(address).status_code == 200
    assert sheet.client.post(address, {"zoom": 9000, "across": 0, "down": 0}).status_code == 200
    answer = sheet.client.post(address, {"zoom": 200, "across": 100, "down": 0})
    assert answer.status_code == 302
    name = Draft.objects.get().pictures[0][0]
    from PIL import Image

    from core.uploads import pictures

    with pictures.open(name) as file, Image.open(file) as image:
        assert image.size == (100, 100)
    assert sheet.client.get(address).status_code == 404


@pytest.mark.parametrize("name", ["svg", "gif", "heic", "cut-jpeg", "html", "pixels-png"])
def test_a_hostile_photo_is_refused_with_a_sentence(sheet: Page, name: str) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    file = SimpleUploadedFile("x.jpg", HOSTILE[name][0](), "image/jpeg")
    sent = {"hand": sheet.fields["hand"], "version": 0, "photo": file}
    answer = sheet.client.post(f"{sheet.address}photos/", sent)
    assert answer.status_code == 422
    assert answer.json()["said"].endswith(".")
    file.seek(0)
    sheet.send("photos", photos=[file])
    assert "x.jpg :" in [str(m) for m in get_messages(sheet.answer.wsgi_request)][-1]
    sheet.fields.pop("photos")
    sheet.then()
    assert sheet.fields["order"] == ""


def test_a_photo_arrives_once_however_often_it_is_sent(sheet: Page) -> None:
    for _ in range(2):
        sent = {"hand": sheet.fields["hand"], "version": 0, "photo": a_photo()}
        assert sheet.client.post(f"{sheet.address}photos/", sent).status_code == 201
    assert len(Draft.objects.get().pictures) == 1
    assert sheet.client.post(f"{sheet.address}photos/", {}).status_code == 422


def test_a_thirteenth_photo_is_refused(sheet: Page) -> None:
    Draft.objects.update(pictures=[[f"uploads/a/{n}.jpg", ""] for n in range(12)])
    sent = {"hand": sheet.fields["hand"], "version": 0, "photo": a_photo()}
    answer = sheet.client.post(f"{sheet.address}photos/", sent)
    assert (answer.status_code, "12" in answer.json()["said"]) == (422, True)
    assert len(Draft.objects.get().pictures) == 12
