"""Photos and voice notes that no address has go after a time; never one that is used."""

import os
import time
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from config.schedule import SCHEDULE
from core.scheduled import run_job
from core.uploads import private_files, strays
from logistics.geo.gazetteer import read_gazetteer
from logistics.geo.services.load_gazetteer import load_gazetteer
from shop.address.doors import FILES
from shop.address.models import UserAddress
from shop.address.places import PlacedAddress
from shop.address.selectors import names_in_use
from shop.address.services.sweep_door_files import sweep_door_files
from shop.address.tests.test_door import ADD, TYPED, hidden, photo, voice
from shop.order.models import ShippingAddress
from shop.partner.models import PartnerAddress
from tests.builders import a_country, a_store

pytestmark = pytest.mark.django_db
DAY = 24 * 3600.0
KEPT_DAYS = SCHEDULE["sweep-door-files"]["kwargs"]["days"]


@pytest.fixture(autouse=True)
def guinea() -> None:
    load_gazetteer(read_gazetteer())
    a_country()


def a_file(folder: str = "gates", *, days: float, data: bytes = b"seen") -> str:
    name = str(private_files.save(f"{folder}/a.jpg", ContentFile(data)))
    make_older(name, days=days)
    return name


def make_older(name: str, *, days: float) -> None:
    then = time.time() - days * DAY
    os.utime(private_files.path(name), (then, then))


def there(*names: str) -> list[bool]:
    return [private_files.exists(name) for name in names]


def sweep() -> None:
    """As the schedule does it."""
    assert run_job(name="sweep-door-files")


def test_what_was_never_saved_goes_after_its_time() -> None:
    old = [a_file(folder, days=KEPT_DAYS + 1) for folder in ("gates", "voices")]
    young = [a_file(folder, days=KEPT_DAYS - 1) for folder in ("gates", "voices")]
    sweep()
    assert there(*old, *young) == [False, False, True, True]
    # Twice changes nothing.
    sweep()
    assert there(*young) == [True, True]


def test_what_an_address_has_stays_however_old(hers: Client) -> None:
    hers.post(ADD, TYPED | {"gate_photo": photo(), "voice_note": voice()})
    address = UserAddress.objects.get()
    store = PartnerAddress.objects.create(
        partner=a_store(), country=a_country(), gate_photo=a_file(days=400)
    )
    went = ShippingAddress.objects.create(country=a_country(), voice_note=a_file("voices", days=9))
    used = [address.gate_photo, address.voice_note, store.gate_photo, went.voice_note]
    for file in used:
        make_older(file.name, days=400)
    sweep()
    assert there(*(file.name for file in used)) == [True] * 4


def test_every_model_that_keeps_an_address_is_asked() -> None:
    """One that came later and was forgotten would lose its files."""
    assert {"gate_photo", "voice_note"} == {name for name, _folder, _drop in FILES}
    models = {UserAddress, ShippingAddress, PartnerAddress}
    assert {one for one in PlacedAddress.__subclasses__() if not one._meta.abstract} == models
    row = ShippingAddress.objects.create(country=a_country(), gate_photo="gates/x.jpg")
    assert names_in_use("gate_photo") == {row.gate_photo.name}


def test_a_page_that_comes_back_late_holds_its_photo(hers: Client) -> None:
    page = hers.post(ADD, TYPED | {"gate_photo": photo(), "phone_number": "1"}).content.decode()
    token = hidden(page, "gate_photo_kept")
    name = token.rsplit(":", 1)[0]
    make_older(name, days=KEPT_DAYS + 1)
    again = hers.post(ADD, TYPED | {"gate_photo_kept": token, "phone_number": "1"})
    assert "gate_photo_kept" in again.content.decode()
    sweep()
    assert there(name) == [True]
    assert hers.post(ADD, TYPED | {"gate_photo_kept": token}).status_code == 302
    assert UserAddress.objects.get().gate_photo.name == name


def test_a_page_that_comes_back_too_late_loses_the_photo_and_nothing_else(hers: Client) -> None:
    page = hers.post(ADD, TYPED | {"gate_photo": photo(), "phone_number": "1"}).content.decode()
    token = hidden(page, "gate_photo_kept")
    make_older(token.rsplit(":", 1)[0], days=KEPT_DAYS + 1)
    sweep()
    again = hers.post(ADD, TYPED | {"gate_photo_kept": token, "phone_number": "1"})
    assert "gate_photo_kept" not in again.content.decode()
    assert hers.post(ADD, TYPED | {"gate_photo_kept": token}).status_code == 302
    assert not UserAddress.objects.get().gate_photo


def test_killed_half_way_the_next_run_finishes(monkeypatch: pytest.MonkeyPatch) -> None:
    names = [a_file(days=KEPT_DAYS + 1, data=bytes([n])) for n in range(3)]
    used = names[0]

    def killed(*args: Any, **kwargs: Any) -> int:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(strays, "_decide", killed)
        with pytest.raises(KeyboardInterrupt):
            sweep_door_files(days=KEPT_DAYS)
    # All three are put aside. Meanwhile one is taken into use.
    assert there(*names) == [False] * 3
    ShippingAddress.objects.create(country=a_country(), gate_photo=used)
    sweep()
    assert there(*names) == [True, False, False]
    folder = Path(private_files.path("gates"))
    assert not list(folder.glob(f"{strays.ASIDE}*"))


@pytest.mark.parametrize("guarded", [True, False])
def test_one_that_is_saved_while_the_sweep_looks_stays(
    monkeypatch: pytest.MonkeyPatch, guarded: bool
) -> None:
    """Its name is written down after the sweep has read which names are in use."""
    name = a_file(days=KEPT_DAYS + 1)
    put_aside = strays._put_aside

    def saved_just_now(path: Path, *, before: float) -> None:
        if guarded:
            assert strays.hold(name)
        put_aside(path, before=before)

    monkeypatch.setattr(strays, "_put_aside", saved_just_now)
    sweep_door_files(days=KEPT_DAYS)
    assert there(name) == [guarded]


def test_one_that_was_saved_after_it_was_put_aside_comes_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    name = a_file(days=KEPT_DAYS + 1)
    put_aside = strays._put_aside

    def saved_just_then(path: Path, *, before: float) -> None:
        put_aside(path, before=before)
        ShippingAddress.objects.create(country=a_country(), gate_photo=name)

    monkeypatch.setattr(strays, "_put_aside", saved_just_then)
    sweep_door_files(days=KEPT_DAYS)
    assert there(name) == [True]


def test_two_sweeps_at_once_do_no_harm(monkeypatch: pytest.MonkeyPatch) -> None:
    names = [a_file(days=KEPT_DAYS + 1, data=bytes([n])) for n in range(3)]
    decide = strays._decide
    runs: list[int] = []

    def another_run_first(aside: Path, *, is_used: bool, before: float) -> int:
        if not runs:
            runs.append(0)
            runs.append(sweep_door_files(days=KEPT_DAYS))
        return decide(aside, is_used=is_used, before=before)

    monkeypatch.setattr(strays, "_decide", another_run_first)
    assert sweep_door_files(days=KEPT_DAYS) == 0
    assert runs[1] >= 3
    assert there(*names) == [False] * 3


def test_without_any_file_there_is_nothing_to_do() -> None:
    assert sweep_door_files(days=KEPT_DAYS) == 0
