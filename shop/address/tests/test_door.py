"""A photo of the gate and the way told by voice: private, and where the photo was taken."""

import io
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from core.tests.hostile import SECRET, a_photo, gps_exif, jpeg
from core.uploads import private_files
from core.uploads.sound.ogg import read_ogg, write_ogg
from logistics.geo.gazetteer import read_gazetteer
from logistics.geo.models import Spot
from logistics.geo.services.load_gazetteer import load_gazetteer
from shop.address.doors import signer
from shop.address.models import UserAddress
from shop.order.models import ShippingAddress
from tests.builders import a_country, a_product
from tests.races.helpers import CARRIED, LAST_STEP

pytestmark = pytest.mark.django_db
ADD = "/fr/account/addresses/add/"
TYPED = {
    "first_name": "Kadiatou",
    "phone_number": "620 12 34 56",
    "line1": "kipe",
    "line2": "Derrière la mosquée",
}
# Where core.tests.hostile's camera stood.
NORTH, WEST = 9.5092, -13.712
TALK = bytes([9 << 3]) + b"words" * 9


@pytest.fixture(autouse=True)
def guinea() -> None:
    load_gazetteer(read_gazetteer())
    a_country()


def photo(data: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile("Fatou.jpg", data or jpeg(exif=gps_exif()), "image/jpeg")


def voice(seconds: int = 3) -> SimpleUploadedFile:
    data = write_ogg(1, 0, [TALK] * 50 * seconds)
    return SimpleUploadedFile("Fatou.ogg", data, "audio/ogg")


def body(answer: Any) -> bytes:
    return b"".join(answer.streaming_content)


def hidden(page: str, name: str) -> str:
    return page.split(f'name="{name}" value="', 1)[1].split('"', 1)[0]


def no_trace_of_a_place(data: bytes) -> None:
    assert dict(Image.open(io.BytesIO(data)).getexif()) == {}
    for trace in (b"GPS", b"Exif", b"xmpmeta", SECRET):
        assert trace not in data


def files() -> list[Path]:
    root = Path(private_files.location)
    return [path for path in root.rglob("*") if path.is_file()]


def test_a_photo_that_says_where_it_was_taken_is_confirmed_then_kept_without_it(
    hers: Client,
) -> None:
    answer = hers.post(ADD, TYPED | {"gate_photo": photo(), "photo_consent": "on"})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert not UserAddress.objects.exists()
    assert not Spot.objects.exists()
    assert "C’est bien là" in page
    assert "sketch-pin" in page
    assert "Derrière la mosquée" in page
    sent = {name: hidden(page, name) for name in ("photo_lat", "photo_lon", "gate_photo_kept")}
    assert float(sent["photo_lat"]) == pytest.approx(NORTH, abs=1e-5)
    assert float(sent["photo_lon"]) == pytest.approx(WEST, abs=1e-5)
    assert hers.post(ADD, TYPED | sent | {"photo_ok": "1"}).status_code == 302
    address = UserAddress.objects.get()
    assert (address.latitude, address.longitude) == (
        pytest.approx(NORTH, abs=1e-5),
        pytest.approx(WEST, abs=1e-5),
    )
    assert address.precision == "exact"
    served = hers.get(f"/files/gates/{address.pk}/")
    assert served["Cache-Control"] == "private, no-store"
    no_trace_of_a_place(body(served))


def test_no_file_that_was_kept_says_where_it_was_taken(hers: Client) -> None:
    hers.post(ADD, TYPED | {"gate_photo": photo(), "photo_consent": "on"})
    assert hers.post(ADD, TYPED | {"gate_photo": photo()}).status_code == 302
    kept = [path for path in files() if path.parent.name == "gates"]
    assert kept
    for path in kept:
        no_trace_of_a_place(path.read_bytes())
        assert "Fatou" not in path.name


def test_a_place_that_is_not_confirmed_is_not_kept(hers: Client) -> None:
    page = hers.post(ADD, TYPED | {"gate_photo": photo(), "photo_consent": "on"}).content.decode()
    sent = {name: hidden(page, name) for name in ("photo_lat", "photo_lon", "gate_photo_kept")}
    assert hers.post(ADD, TYPED | sent).status_code == 302
    address = UserAddress.objects.get()
    assert (address.latitude, address.longitude, address.precision) == (None, None, "")
    assert address.gate_photo


def test_without_consent_nothing_is_read(hers: Client) -> None:
    assert hers.post(ADD, TYPED | {"gate_photo": photo()}).status_code == 302
    address = UserAddress.objects.get()
    assert address.point is None
    assert address.gate_photo


def test_a_photo_that_says_nothing_says_so_kindly_and_stays(hers: Client) -> None:
    sent = {"gate_photo": photo(jpeg()), "photo_consent": "on"}
    page = hers.post(ADD, TYPED | sent).content.decode()
    assert "ne dit pas où elle a été prise" in page
    assert not UserAddress.objects.exists()
    again = TYPED | {"gate_photo_kept": hidden(page, "gate_photo_kept"), "photo_consent": "on"}
    assert hers.post(ADD, again).status_code == 302
    assert UserAddress.objects.get().gate_photo


def test_a_fault_elsewhere_loses_neither_photo_nor_voice(hers: Client) -> None:
    sent = {"gate_photo": photo(), "voice_note": voice(), "phone_number": "12"}
    page = hers.post(ADD, TYPED | sent).content.decode()
    assert not UserAddress.objects.exists()
    names = ("gate_photo_kept", "voice_note_kept")
    assert hers.post(ADD, TYPED | {name: hidden(page, name) for name in names}).status_code == 302
    address = UserAddress.objects.get()
    assert read_ogg(body(hers.get(f"/files/voices/{address.pk}/")))[2] == [TALK] * 150
    assert address.gate_photo


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"gate_photo": SimpleUploadedFile("a.jpg", b"<svg onload=alert(1)>")}, "pas une photo"),
        ({"voice_note": SimpleUploadedFile("a.ogg", b"ID3 music")}, "pas un message vocal"),
        ({"voice_note": "long"}, "plus de 30 secondes"),
    ],
)
def test_what_is_no_photo_and_no_voice_is_refused_at_its_field(
    hers: Client, sent: dict[str, Any], words: str
) -> None:
    if sent.get("voice_note") == "long":
        sent = {"voice_note": voice(31)}
    page = hers.post(ADD, TYPED | sent).content.decode()
    assert words in page
    assert '<details class="address-door" open>' in page
    assert not UserAddress.objects.exists()


def test_nobody_else_sees_or_hears_it(hers: Client, fatou: Any) -> None:
    hers.post(ADD, TYPED | {"gate_photo": photo(), "voice_note": voice()})
    pk = UserAddress.objects.get().pk
    stranger = Client()
    stranger.force_login(fatou)
    for kind in ("gates", "voices"):
        assert body(hers.get(f"/files/{kind}/{pk}/"))
        for client in (stranger, Client()):
            assert client.get(f"/files/{kind}/{pk}/").status_code == 404
        for key in ("0", "-1", "x", "9" * 30, "²"):
            assert hers.get(f"/files/{kind}/{key}/").status_code == 404


@pytest.mark.parametrize("forged", ["gates/other.jpg", "gates/other.jpg:abc", "", "\0", "é" * 500])
def test_a_file_that_a_form_names_by_itself_is_not_taken(hers: Client, forged: str) -> None:
    sent = {"gate_photo_kept": forged, "gate_photo": "gates/other.jpg"}
    assert hers.post(ADD, TYPED | sent).status_code == 302
    assert not UserAddress.objects.get().gate_photo
    page = hers.post(ADD, TYPED | sent | {"choose": "1"}).content.decode()
    assert "gate_photo_kept" not in page
    # A voice is no photo, though we signed it.
    crossed = {"gate_photo_kept": signer.sign("voices/a.ogg")}
    hers.post(ADD, TYPED | crossed | {"line2": "Ailleurs"})
    assert not UserAddress.objects.exclude(gate_photo="").exists()


def test_it_is_replaced_and_taken_away(hers: Client) -> None:
    hers.post(ADD, TYPED | {"gate_photo": photo(), "voice_note": voice()})
    address = UserAddress.objects.get()
    edit = f"/fr/account/addresses/{address.pk}/"
    first = address.gate_photo.name
    assert hers.post(edit, TYPED).status_code == 302
    address.refresh_from_db()
    assert address.gate_photo.name == first
    other = io.BytesIO()
    a_photo(size=(200, 200)).save(other, "JPEG")
    hers.post(edit, TYPED | {"gate_photo": photo(other.getvalue()), "drop_voice": "on"})
    address.refresh_from_db()
    assert address.gate_photo.name not in ("", first)
    assert not address.voice_note
    assert hers.get(f"/files/voices/{address.pk}/").status_code == 404


def test_the_checkout_takes_them_along_to_the_order(client: Client) -> None:
    client.post(f"/fr/basket/add/{a_product().pk}/", {"quantity": 1})
    address = "/fr/checkout/shipping-address/"
    sent = TYPED | {"gate_photo": photo(), "voice_note": voice(), "photo_consent": "on"}
    page = client.post(address, sent).content.decode()
    names = ("photo_lat", "photo_lon", "gate_photo_kept", "voice_note_kept")
    confirmed = {name: hidden(page, name) for name in names} | {"photo_ok": "1"}
    assert client.post(address, TYPED | confirmed).status_code == 302
    # Back once more, before the order: nothing is lost by it.
    page = client.get(address).content.decode()
    assert signer.unsign(hidden(page, "gate_photo_kept")).startswith("gates/")
    for step in ("shipping-method", "payment-method"):
        assert client.get(f"/fr/checkout/{step}/").status_code == 302
    carried = dict(CARRIED.findall(client.get(LAST_STEP).content.decode()))
    client.post(LAST_STEP, {"action": "place_order", **carried})
    went = ShippingAddress.objects.get()
    assert went.latitude == pytest.approx(NORTH, abs=1e-5)
    assert private_files.exists(went.gate_photo.name)
    assert private_files.exists(went.voice_note.name)
