"""The inbox, the bell and the choices, as the person and as a stranger."""

from datetime import time, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from notifications.inbox import grouped
from notifications.kinds import kind_of
from notifications.models import Choice, Notice, QuietHours
from notifications.selectors import unread_count
from notifications.services.notify import notify
from tests.builders import a_product, a_user

pytestmark = pytest.mark.django_db

INBOX = "/fr/account/notifications/"
CHOICES = INBOX + "settings/"


@pytest.fixture
def fatou(client: Client) -> Any:
    person = a_user(email="fatou@makiti.test")
    client.force_login(person)
    return person


def tell(person: Any, kind: str = "order.new", **context: Any) -> Notice:
    return notify(person, kind=kind, context=kind_of(kind).sample | context)


def text(answer: Any) -> str:
    return str(answer.content.decode())


def test_many_of_a_day_are_one_line(client: Client, fatou: Any) -> None:
    for number in ("A", "B", "C"):
        tell(fatou, number=number)
    tell(fatou, "stock.low")
    page = text(client.get(INBOX))
    assert "3 nouvelles commandes" in page
    assert "Il reste" in page
    assert "produits bientôt épuisés" not in page


def test_groups_part_by_day_and_by_what_is_read(fatou: Any) -> None:
    a, b, c, d = (tell(fatou) for _ in range(4))
    Notice.objects.filter(pk=a.pk).update(created_at=timezone.now() - timedelta(days=1))
    Notice.objects.filter(pk=b.pk).update(read_at=timezone.now())
    groups = grouped(list(Notice.objects.filter(recipient=fatou)))
    assert [group.pks for group in groups] == [[d.pk, c.pk], [b.pk], [a.pk]]


def test_looking_changes_nothing_opening_does(client: Client, fatou: Any) -> None:
    notice = tell(fatou, "account.security")
    client.get(INBOX)
    client.get(INBOX + "bell/")
    client.get(INBOX + "unread/")
    assert unread_count(fatou) == 1
    assert client.get(f"{INBOX}{notice.pk}/open/").status_code == 405
    answer = client.post(f"{INBOX}{notice.pk}/open/")
    assert answer["Location"] == "/account/security/"
    assert unread_count(fatou) == 0


def test_a_stranger_reads_and_opens_nothing(client: Client, fatou: Any) -> None:
    theirs = tell(a_user(email="oumar@makiti.test"), number="SECRET")
    assert "SECRET" not in text(client.get(INBOX)) + text(client.get(INBOX + "bell/"))
    assert client.post(f"{INBOX}{theirs.pk}/open/").status_code == 404
    client.post(INBOX + "read/", {"notice": [theirs.pk]})
    theirs.refresh_from_db()
    assert theirs.read_at is None


@pytest.mark.parametrize("path", ["", "bell/", "settings/"])
def test_nobody_is_sent_to_sign_in(path: str) -> None:
    answer = Client().get(INBOX + path)
    assert answer["Location"].startswith("/fr/account/login/?next=")


def test_nobody_asking_for_the_number_is_told_to_stop() -> None:
    assert Client().get(INBOX + "unread/").status_code == 401


def test_some_or_all_are_read(client: Client, fatou: Any) -> None:
    first, _second, _third = (tell(fatou) for _ in range(3))
    page = client.post(INBOX + "read/", {"notice": [first.pk, "x", "9" * 40]}, follow=True)
    assert "1 notification lue" in text(page)
    page = client.post(INBOX + "read/", {"all": "1"}, follow=True)
    assert "2 notifications lues" in text(page)
    page = client.post(INBOX + "read/", {"all": "1"}, follow=True)
    assert "Tout était déjà lu" in text(page)


def test_filters_are_kept_in_the_address(client: Client, fatou: Any) -> None:
    tell(fatou, number="VENTE")
    parcel = tell(fatou, "parcel.status", number="COLIS")
    client.post(INBOX + "read/", {"notice": [parcel.pk]})
    assert "COLIS" not in text(client.get(INBOX + "?show=unread"))
    only = text(client.get(INBOX + "?about=shopper"))
    assert "COLIS" in only
    assert "VENTE" not in only
    assert "VENTE" in text(client.get(INBOX + "?about=<script>"))


def test_a_long_inbox_has_pages_and_few_queries(client: Client, fatou: Any) -> None:
    for number in range(90):
        tell(fatou, "review.bad", product=f"P{number}")

    with CaptureQueriesContext(connection) as caught:
        page = client.get(INBOX)
    assert "1 sur 3" in text(page)
    assert len(caught) <= 8


def test_the_number_is_on_the_bell(client: Client, fatou: Any) -> None:
    assert "data-bell-count></span>" in text(client.get("/fr/shop/"))
    tell(fatou)
    assert "data-bell-count>1</span>" in text(client.get("/fr/shop/"))
    assert client.get(INBOX + "unread/").json() == {"unread": 1}
    Notice.objects.bulk_create(
        Notice(recipient=fatou, kind="order.new", context={}) for _ in range(120)
    )
    assert "data-bell-count>99+</span>" in text(client.get("/fr/shop/"))
    assert 'id="bell"' not in text(Client().get("/fr/shop/"))


def test_names_are_written_as_text(client: Client, fatou: Any) -> None:
    nasty = '"><img src=x onerror=alert(1)><script>alert(2)</script>'
    for kind in ("order.new", "product.approved", "report.decided"):
        sample = dict.fromkeys(kind_of(kind).sample, nasty)
        notify(fatou, kind=kind, context=sample)
    for page in (text(client.get(INBOX)), text(client.get(INBOX + "bell/"))):
        assert "<img src=x" not in page
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert" in page


@pytest.mark.parametrize("slug", ["//evil.example", "../../admin", "x?next=//evil", "javascript:x"])
def test_a_link_stays_on_the_site(client: Client, fatou: Any, slug: str) -> None:
    notice = tell(fatou, "product.approved", slug=slug)
    there = client.post(f"{INBOX}{notice.pk}/open/")["Location"]
    assert there.startswith("/shop/p/")
    assert ".." not in there.split("/")
    assert "//" not in there


def test_what_is_back_leads_to_its_page(client: Client, fatou: Any) -> None:
    product = a_product(title="Bazin brodé")
    slug = f"{product.slug}-{product.pk}"
    notice = tell(fatou, "stock.back", product="Bazin brodé", slug=slug)
    page = client.post(f"{INBOX}{notice.pk}/open/", follow=True)
    assert page.status_code == 200
    assert "Bazin brodé" in text(page)


# --- Choices --------------------------------------------------------------------------------
def test_choices_are_kept_and_shown(client: Client, fatou: Any) -> None:
    typed = {"wanted": ["review.bad:email"], "language": "en", "quiet": "on"}
    answer = client.post(CHOICES, typed | {"since": "21:30", "until": "06:00"})
    assert answer.status_code == 302
    fatou.refresh_from_db()
    assert fatou.language == "en"
    quiet = QuietHours.objects.get(person=fatou)
    assert (quiet.since, quiet.until) == (time(21, 30), time(6, 0))
    assert set(Choice.objects.filter(wanted=True).values_list("kind", "channel")) == {
        ("review.bad", "email")
    }
    page = text(client.get("/en/account/notifications/settings/"))
    assert 'value="21:30"' in page
    assert page.count(" checked") == 2
    client.post(CHOICES, {"language": "fr"})
    assert not QuietHours.objects.exists()
    assert not Choice.objects.filter(wanted=True).exists()


def test_no_sms_for_what_is_not_urgent_and_no_choice_about_security(
    client: Client, fatou: Any
) -> None:
    page = text(client.get(CHOICES))
    assert 'value="order.new:email"' in page
    assert 'value="order.new:sms"' not in page
    assert "account.security" not in page
    assert "report.filed" not in page
    client.post(CHOICES, {"wanted": ["order.new:sms", "account.security:email"], "language": "fr"})
    assert not Choice.objects.filter(wanted=True).exists()
    fatou.is_staff = True
    fatou.save(update_fields=["is_staff"])
    assert "report.filed" in text(client.get(CHOICES))


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        ("22:00", "22:00", "Choisissez une autre heure"),
        ("", "07:00", "Indiquez une heure"),
        ("99:99", "07:00", "Indiquez une heure"),
        ("22:00", "😀", "Indiquez une heure"),
    ],
)
def test_hours_that_are_none_are_said_and_ticks_stay(
    client: Client, fatou: Any, since: str, until: str, words: str
) -> None:
    typed = {"wanted": ["review.bad:email"], "language": "fr", "quiet": "on"}
    answer = client.post(CHOICES, typed | {"since": since, "until": until})
    assert answer.status_code == 200
    page = text(answer)
    assert words in page
    assert "field-error" in page
    # What was ticked is still ticked, and nothing is kept.
    assert 'value="review.bad:email" id=' in page
    assert page.count(" checked") == 2
    assert not Choice.objects.exists()
