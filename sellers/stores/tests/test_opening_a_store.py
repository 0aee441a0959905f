"""Anybody signed in opens a store; the desk edits it; shoppers see what they may."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override

from core.audit import history_of
from core.tests.hostile import jpeg as a_jpeg
from sellers.stores.models import Membership, PaperKind, Store
from sellers.stores.opening import Now, open_now
from sellers.stores.services.end_holidays import end_holidays
from sellers.stores.services.open_store import open_store
from sellers.stores.services.set_holiday import set_holiday
from shop.partner.exceptions import StoreNotSelling
from shop.partner.models import Partner, PartnerAddress, StockRecord
from tests import builders

pytestmark = pytest.mark.django_db
SENT = {
    "name": "Chez Kadiatou 🧵",
    "slug": "",
    "description": "<script>alert(1)</script> =1+1",
    "phone": "620 12 34 56",
    "line1": "Un quartier inconnu",
    "line4": "Ratoma",
    "line2": "Portail bleu",
    "lat": "9.61",
    "lon": "-13.62",
    "accuracy": "20",
}


def as_(person: Any) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_a_store_is_opened_with_its_place_and_sells_nothing_yet(hers: Client) -> None:
    builders.a_country()
    answer = hers.post("/fr/seller/open/", SENT)
    assert (answer.status_code, answer["Location"]) == (302, "/fr/seller/chez-kadiatou/")
    store = Store.objects.select_related("partner").get()
    assert (store.partner.selling, store.partner.pause) == (False, "papers")
    assert store.phone == "+224620123456"
    assert Membership.objects.get().role == "owner"
    assert store.partner.users.count() == 1
    address = PartnerAddress.objects.get()
    assert (address.latitude, address.longitude, address.precision) == (9.61, -13.62, "exact")
    assert {entry.action for entry in history_of(store)} == {
        "store.opened",
        "store.joined",
        "store.edited",
        "store.placed",
    }
    page = Client().get("/fr/stores/chez-kadiatou/").content.decode()
    assert "<script>alert" not in page
    assert "n’a pas encore commencé à vendre" in page
    assert "chez-kadiatou" not in Client().get("/fr/stores/").content.decode()


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("name", "", "has-error"),
        ("slug", "nearby", "est prise"),
        ("slug", "boutique-aissatou", "est prise"),
        ("name", "boutique aïssatou", "déjà ce nom"),
        ("phone", "12", "pas complet"),
        ("nif", "abc", "chiffres"),
        ("line1", "", "quartier"),
        ("line2", "", "repère"),
    ],
)
def test_what_is_wrong_is_told_at_its_field_and_nothing_is_lost(
    hers: Client, her_store: Any, field: str, value: str, said: str
) -> None:
    answer = hers.post("/fr/seller/open/", SENT | {field: value})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert said in page
    assert "Portail bleu" in page or field == "line2"
    assert Store.objects.count() == 1


def test_two_with_one_address_are_one(kadiatou: Any, oumar: Any) -> None:
    open_store(kadiatou, name="Bazin", slug="bazin")
    with pytest.raises(IntegrityError), transaction.atomic():
        open_store(oumar, name="Bazin 2", slug="bazin")
    assert Membership.objects.get().person == kadiatou
    assert Partner.objects.count() == 1


def test_the_desk_edits_what_shoppers_read(aissatou: Any, her_store: Any) -> None:
    client, base = as_(aissatou), "/fr/seller/boutique-aissatou/store"
    logo = SimpleUploadedFile("x.jpg", a_jpeg(), content_type="image/jpeg")
    about = {"name": "Boutique Aïssatou", "description": "Bazins", "phone": "620123456"}
    assert client.post(f"{base}/", about | {"logo": logo}).status_code == 302
    assert (
        client.post(f"{base}/terms/", {"return_days": 3, "return_paid_by": "store"}).status_code
        == 200
    )
    sent = {"pickup": "on", "return_days": 3, "return_paid_by": "store"}
    assert client.post(f"{base}/terms/", sent).status_code == 302
    hours = {"opens_0": "08:00", "closes_0": "18:00", "opens_1": "", "closes_1": ""}
    assert client.post(f"{base}/hours/", hours).status_code == 302
    wrong = client.post(f"{base}/hours/", {"opens_0": "18:00", "closes_0": "08:00"})
    assert "après l’ouverture" in wrong.content.decode()
    her_store.refresh_from_db()
    assert (her_store.by_courier, her_store.pickup, her_store.return_days) == (False, True, 3)
    assert her_store.logo.name.startswith("uploads/")
    assert client.post(f"{base}/", about | {"without_banner": "on"}).status_code == 302
    her_store.refresh_from_db()
    assert her_store.logo.name
    assert client.post(f"{base}/", about | {"without_logo": "on"}).status_code == 302
    her_store.refresh_from_db()
    assert her_store.logo.name == ""
    assert "without_logo" not in client.get(f"{base}/").content.decode()
    assert her_store.store.hours == {"0": ["08:00", "18:00"]}
    page = Client().get("/fr/stores/boutique-aissatou/").content.decode()
    assert "Vous avez 3 jours pour rendre un article." in page
    assert '"openingHours": ["Mo 08:00-18:00"]' in page


@pytest.mark.parametrize(
    ("clock", "said"),
    [
        ("2026-11-20T19:00", (True, "01:30", "")),
        ("2026-11-21T00:10", (True, "01:30", "")),
        ("2026-11-21T01:30", (False, "09:00", "lundi")),
        ("2026-11-20T17:59", (False, "18:00", "")),
        ("2026-11-23T09:00", (True, "12:00", "")),
        ("2026-11-23T12:00", (False, "18:00", "vendredi")),
    ],
)
def test_a_night_belongs_to_the_day_it_began(clock: str, said: tuple[bool, str, str]) -> None:
    hours = {"4": ["18:00", "01:30"], "0": ["09:00", "12:00"]}
    with override("fr"):
        now = open_now(hours, at=timezone.make_aware(datetime.fromisoformat(clock)))
    assert now is not None
    assert (now.is_open, f"{now.until:%H:%M}", now.day) == said


def test_hours_into_the_night_are_taken_and_slips_are_not(aissatou: Any, her_store: Any) -> None:
    client, at = as_(aissatou), "/fr/seller/boutique-aissatou/store/hours/"
    assert client.post(at, {"opens_4": "18:00", "closes_4": "01:30"}).status_code == 302
    her_store.store.refresh_from_db()
    assert her_store.store.hours == {"4": ["18:00", "01:30"]}
    for closes in ("18:00", "06:01", "17:00"):
        answer = client.post(at, {"opens_4": "18:00", "closes_4": closes})
        assert "après l’ouverture" in answer.content.decode(), closes


def test_on_holiday_pages_stay_and_nothing_is_bought(aissatou: Any, her_store: Any) -> None:
    product = builders.a_product(title="Bazin riche", store=her_store)
    record = StockRecord.objects.get(product=product)
    client = as_(aissatou)
    back = timezone.localdate() + timedelta(days=9)
    address = "/fr/seller/boutique-aissatou/store/holiday/"
    refused = client.post(address, {"leave": "1", "back_on": "2020-01-01"})
    assert "Choisissez un jour à venir." in refused.content.decode()
    assert client.post(address, {"leave": "1", "back_on": str(back)}).status_code == 302
    shopper = Client()
    page = shopper.get(product.get_absolute_url())
    assert page.status_code == 200
    assert "La boutique est en vacances. Elle revend à partir du" in page.content.decode()
    assert 'action="/fr/basket/add/' not in page.content.decode()
    shopper.post(f"/fr/basket/add/{product.pk}/", {"quantity": 1})
    assert "vide" in shopper.get("/fr/basket/").content.decode()
    with pytest.raises(StoreNotSelling):
        record.allocate(1)
    record.refresh_from_db()
    assert not record.num_allocated
    assert end_holidays() == 0
    Partner.objects.update(back_on=timezone.localdate())
    assert (end_holidays(), end_holidays()) == (1, 0)
    record.allocate(1)
    her_store.refresh_from_db()
    assert (her_store.selling, her_store.back_on) == (True, None)


def test_a_required_paper_that_is_missing_weighs_more_than_a_holiday(
    her_store: Any, aissatou: Any
) -> None:
    store = her_store.store
    store.papers.all().delete()
    set_holiday(store, holiday=True, by=aissatou)
    her_store.refresh_from_db()
    assert her_store.pause == "papers"
    PaperKind.objects.update(required=False)
    set_holiday(store, holiday=False, by=aissatou)
    her_store.refresh_from_db()
    assert her_store.selling is True


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-11-23T07:59", (False, "08:00", True)),
        ("2026-11-23T08:00", (True, "18:00", False)),
        ("2026-11-23T17:59", (True, "18:00", False)),
        ("2026-11-23T18:00", (False, "08:00", False)),
        ("2026-11-24T12:00", (False, "08:00", False)),
    ],
)
def test_open_now(moment: str, expected: tuple[bool, str, bool]) -> None:
    at = datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo("Africa/Conakry"))
    now = open_now({"0": ["08:00", "18:00"], "1": ["x"], "9": []}, at=at)
    assert isinstance(now, Now)
    assert (now.is_open, f"{now.until:%H:%M}", now.is_today) == expected
    assert open_now({}) is None


@pytest.mark.parametrize("number", [3, 40])
@pytest.mark.parametrize("known", [False, True])
def test_pages_of_stores_cost_at_most_six_queries(
    number: int, known: bool, her_store: Any, kadiatou: Any
) -> None:
    from django.core.cache import cache

    for each in range(number):
        builders.a_product(title=f"Bazin {each}", store=her_store)
        builders.a_store()
    client = as_(kadiatou) if known else Client()
    for address in ("/fr/stores/", "/fr/stores/boutique-aissatou/?in_stock=1&lat=9.5&lon=-13.7"):
        client.get(address)
        cache.clear()
        with CaptureQueriesContext(connection) as seen:
            answer = client.get(address)
        assert answer.status_code == 200
        assert len(seen) <= 6, "\n".join(q["sql"] for q in seen.captured_queries)


def test_a_store_shows_its_own_products_only(her_store: Any, other_store: Any) -> None:
    builders.a_product(title="Bazin riche", store=her_store)
    builders.a_product(title="Perruque", store=other_store)
    page = Client().get("/fr/stores/boutique-aissatou/?store=chez-fatou").content.decode()
    assert "Bazin riche" in page
    assert "Perruque" not in page
    assert Client().get("/fr/stores/no-such/").status_code == 404
