"""One's own pages: they open for their owner, write nothing by GET, and show a stranger nothing."""

from collections.abc import Callable
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from oscar.core.loading import get_model

from logistics.geo.gazetteer import read_gazetteer
from logistics.geo.services.load_gazetteer import load_gazetteer
from notifications.models import Notice
from tests import builders

UserAddress = get_model("address", "UserAddress")
ProductAlert = get_model("customer", "ProductAlert")
Email = get_model("communication", "Email")

PAGES = [
    "/fr/account/",
    "/fr/account/profile/",
    "/fr/account/profile/edit/",
    "/fr/account/addresses/",
    "/fr/account/addresses/add/",
    "/fr/account/emails/",
    "/fr/account/notifications/",
    "/fr/account/notifications/settings/",
    "/fr/account/alerts/",
    "/fr/account/favourites/",
    "/fr/account/favourites/create/",
    "/fr/account/security/",
    "/fr/account/phone/change/",
    "/fr/account/email/",
    "/fr/account/password/change/",
    "/fr/account/2fa/",
    "/fr/account/sessions/",
    "/fr/account/logout/",
]
WRITES = ("INSERT", "UPDATE", "DELETE")


@pytest.fixture
def hers(client: Client, kadiatou: Any) -> Client:
    client.force_login(kadiatou)
    return client


@pytest.fixture
def his(client: Client, oumar: Any) -> Client:
    """A person without an e-mail."""
    client.force_login(oumar)
    return client


@pytest.mark.parametrize("path", PAGES)
def test_every_page_opens_in_our_frame_without_an_email(his: Client, path: str) -> None:
    answer = his.get(path)

    assert answer.status_code == 200
    page = answer.content.decode()
    assert page.count("<h1") == 1
    assert "site-header" in page
    assert " style=" not in page
    assert "None" not in page.split("<main", 1)[1].split("</main>")[0]


@pytest.mark.parametrize("path", [p for p in PAGES if "email/" not in p])
def test_looking_writes_nothing(hers: Client, path: str) -> None:
    hers.get(path)

    with CaptureQueriesContext(connection) as seen:
        hers.get(path)

    assert [q["sql"] for q in seen if q["sql"].startswith(WRITES)] == []


# Favourites are anybody's: those of a visitor travel in a cookie.
@pytest.mark.parametrize("path", [p for p in PAGES if "logout" not in p and "favourites" not in p])
def test_a_visitor_signs_in_first(client: Client, db: None, path: str) -> None:
    assert client.get(path)["Location"].startswith("/fr/account/login/?next=")


def test_the_first_page_costs_the_same_with_much_in_it(
    hers: Client, kadiatou: Any, queries_of: Callable[..., list[str]]
) -> None:
    bare = queries_of(hers, "/fr/account/")
    for number in range(20):
        an_address(kadiatou, line1=f"Quartier {number}")
        Notice.objects.create(recipient=kadiatou, kind="order.new")

    assert len(queries_of(hers, "/fr/account/")) == len(bare)


# --- Profile --------------------------------------------------------------------------------
def test_name_and_language_change_and_nothing_else(hers: Client, kadiatou: Any) -> None:
    EmailAddress.objects.create(user=kadiatou, email="kadiatou@makiti.test", verified=True)
    typed = {
        "first_name": "Kadia",
        "last_name": "Diallo",
        "language": "en",
        "email": "autre@makiti.test",
        "phone": "+224620999999",
        "is_superuser": "on",
    }

    assert hers.post("/fr/account/profile/edit/", typed)["Location"] == "/fr/account/profile/"

    kadiatou.refresh_from_db()
    assert (kadiatou.get_full_name(), kadiatou.language) == ("Kadia Diallo", "en")
    assert (kadiatou.email, str(kadiatou.phone)) == ("kadiatou@makiti.test", "+224 620 00 00 02")
    assert kadiatou.is_superuser is False


# --- Addresses ------------------------------------------------------------------------------
def an_address(person: Any, **fields: Any) -> Any:
    known = {"first_name": "Kadiatou", "line1": "Taouyah", "line2": "Près du marché"}
    return UserAddress.objects.create(
        user=person,
        country=builders.a_country(),
        phone_number="+224620000002",
        line4="Ratoma",
        **(known | fields),
    )


def test_the_first_address_is_where_parcels_go(hers: Client, kadiatou: Any) -> None:
    builders.a_country()
    typed = {
        "first_name": "Kadiatou",
        "line1": "Taouyah",
        "line2": "En face de la pharmacie",
        "line4": "Ratoma",
        "phone_number": "620 00 00 02",
        "country": "GN",
    }

    for quarter in ("Taouyah", "Kipé"):
        answer = hers.post("/fr/account/addresses/add/", typed | {"line1": quarter})
        assert answer.status_code == 302, answer.context["form"].errors

    book = dict(UserAddress.objects.values_list("line1", "is_default_for_shipping"))
    assert book == {"Taouyah": True, "Kipé": False}


def test_communes_are_suggested_and_the_country_is_not_asked(hers: Client) -> None:
    load_gazetteer(read_gazetteer())
    page = hers.get("/fr/account/addresses/add/").content.decode()

    assert '<option value="Ratoma">' in page
    assert 'name="country"' not in page


def test_a_phone_that_cannot_be_is_refused(hers: Client, kadiatou: Any) -> None:
    builders.a_country()
    typed = {"first_name": "K", "line1": "Kipé", "line4": "Ratoma", "country": "GN"}

    for number in ("", "12 34"):
        answer = hers.post("/fr/account/addresses/add/", typed | {"phone_number": number})
        assert "phone_number" in answer.context["form"].errors

    assert not UserAddress.objects.exists()


def test_another_address_is_chosen_with_a_button(hers: Client, kadiatou: Any) -> None:
    first = an_address(kadiatou, is_default_for_shipping=True)
    second = an_address(kadiatou, line1="Kipé")
    choose = f"/fr/account/addresses/{second.pk}/default_for_shipping/"

    assert hers.get(choose).status_code == 405
    hers.post(choose)

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.is_default_for_shipping, second.is_default_for_shipping) == (False, True)


def test_an_address_is_deleted_after_a_question(hers: Client, kadiatou: Any) -> None:
    address = an_address(kadiatou)
    delete = f"/fr/account/addresses/{address.pk}/delete/"

    assert "Taouyah" in hers.get(delete).content.decode()
    assert UserAddress.objects.exists()
    hers.post(delete)
    assert not UserAddress.objects.exists()


@pytest.mark.parametrize("end", ["", "delete/", "default_for_shipping/"])
def test_a_stranger_touches_no_address(client: Client, kadiatou: Any, fatou: Any, end: str) -> None:
    address = an_address(kadiatou)
    client.force_login(fatou)

    assert client.post(f"/fr/account/addresses/{address.pk}/{end}").status_code == 404
    assert UserAddress.objects.get().line1 == "Taouyah"
    assert "Taouyah" not in client.get("/fr/account/addresses/").content.decode()


# --- Letters ----------------------------------------------------------------------------------
def test_letters_are_kept_for_their_reader_only(client: Client, kadiatou: Any, fatou: Any) -> None:
    letter = Email.objects.create(user=kadiatou, subject="Reçu", body_text="Merci <b>beaucoup</b>")
    client.force_login(kadiatou)

    page = client.get(f"/fr/account/emails/{letter.pk}/").content.decode()
    assert "Merci &lt;b&gt;beaucoup" in page
    client.force_login(fatou)
    assert client.get(f"/fr/account/emails/{letter.pk}/").status_code == 404


# --- Oscar's own names ----------------------------------------------------------------------
@pytest.mark.parametrize(
    ("name", "there"),
    [
        ("login", "/fr/account/login/"),
        ("register", "/fr/account/signup/"),
        ("logout", "/fr/account/logout/"),
        ("change-password", "/fr/account/password/change/"),
    ],
)
def test_oscars_doors_lead_to_ours(hers: Client, name: str, there: str) -> None:
    from django.urls import reverse

    assert hers.get(reverse(f"customer:{name}"))["Location"] == there


@pytest.mark.parametrize("name", ["notifications-inbox", "notifications-archive"])
def test_oscars_inbox_leads_to_the_one_inbox(hers: Client, name: str) -> None:
    from django.urls import reverse

    there = hers.get(reverse(f"customer:{name}"))["Location"]
    assert there == "/fr/account/notifications/"
