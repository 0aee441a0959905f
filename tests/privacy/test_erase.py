"""Who asks to be erased is found nowhere: every text of every table is read."""

import json
from datetime import timedelta
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.contrib.sessions.backends.cached_db import SessionStore
from django.contrib.sessions.models import Session
from django.db import connection
from django.utils import timezone

from accounts.models import User
from accounts.services import erase_person as service
from accounts.services.erase_person import CannotGoYetError, erase_person
from core.audit import history_of
from core.models import Export, OutboxMessage
from core.uploads import private_files
from ledger.models import Entry
from logistics.geo.models import Spot
from shop.order.models import Order, ShippingAddress
from tests import builders
from tests.privacy.filling import fill_everywhere, words_of
from tests.privacy.test_archive import archive_of
from tests.support.together import together

TEXTS = {
    "CharField",
    "TextField",
    "EmailField",
    "JSONField",
    "GenericIPAddressField",
    "SlugField",
    "URLField",
    "FileField",
    "ImageField",
    "PhoneNumberField",
}


def places_that_say(words: list[str]) -> list[str]:
    """Every text and JSON column of every table, asked for every word."""
    found = []
    for model in apps.get_models(include_auto_created=True):
        table = model._meta.db_table
        if not model._meta.managed or table not in tables():
            continue
        for field in model._meta.local_concrete_fields:
            if field.get_internal_type() in TEXTS or field.db_type(connection) in {"text", "jsonb"}:
                found += [
                    f"{model._meta.label}.{field.name}: {word}"
                    for word in words
                    if _says(table, field.column, word)
                ]
    return found


def sessions_that_say(words: list[str]) -> list[str]:
    """What they hold is encoded: no query sees it."""
    held = {
        row.pk: json.dumps(row.get_decoded(), ensure_ascii=False).lower()
        for row in Session.objects.all()
    }
    return [key for key, text in held.items() if any(word.lower() in text for word in words)]


def tables() -> list[str]:
    with connection.cursor() as cursor:
        return connection.introspection.table_names(cursor)


def _says(table: str, column: str, word: str) -> bool:
    # JSON may be kept with its accents escaped.
    forms = {word.lower(), json.dumps(word)[1:-1].lower()}
    name = connection.ops.quote_name
    asked = " OR ".join(f"LOWER(CAST({name(column)} AS TEXT)) LIKE %s" for _ in forms)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT 1 FROM {name(table)} WHERE {asked} LIMIT 1", [f"%{form}%" for form in forms]
        )
        return cursor.fetchone() is not None


def forms_of(person: User) -> list[str]:
    number = person.phone
    return [
        *words_of(person),
        number.as_national,
        number.as_international,
        number.as_national.replace(" ", ""),
        "41.77.0.9",
    ]


@pytest.mark.django_db
def test_nothing_says_who_they_were(django_capture_on_commit_callbacks: Any) -> None:
    person = fill_everywhere("Kadiatou", "Diallosow", number="620555001")
    words = forms_of(person)
    archive_of(person)
    said = places_that_say(words)
    assert len(said) > 60  # the search finds what is there
    assert sessions_that_say(words)
    files = [
        Export.objects.get(kind="privacy").name,
        person.addresses.exclude(gate_photo="").get().gate_photo.name,
    ]
    with django_capture_on_commit_callbacks(execute=True):
        assert erase_person(person, by=person)
    assert places_that_say(words) == []
    assert sessions_that_say(words) == []
    assert not any(private_files.exists(file) for file in files)
    assert not Spot.objects.exclude(latitude=None).exists()
    assert not ShippingAddress.objects.exclude(latitude=None).exists()


def a_session(**data: Any) -> str:
    session = SessionStore()
    session.update(data)
    session.save()
    return str(session.session_key)


@pytest.mark.django_db
def test_no_session_of_theirs_stays_listed_or_not(kadiatou: Any, oumar: Any, client: Any) -> None:
    EmailAddress.objects.get_or_create(
        user=kadiatou, email=kadiatou.email, defaults={"verified": True}
    )
    User.objects.filter(pk=kadiatou.pk).update(phone_verified=True)
    client.force_login(kadiatou)
    listed = client.session.session_key
    UserSession.objects.create(user=kadiatou, ip="41.77.0.9", session_key=listed, user_agent="x")
    theirs = {
        listed,
        a_session(_auth_user_id=str(kadiatou.pk)),
        a_session(account_login={"user_pk": str(kadiatou.pk)}),
        a_session(account_login_code={"state": [{"user_id": kadiatou.pk}]}),
        a_session(checkout_data={"guest": {"email": "Kadiatou@makiti.test"}}),
        a_session(phone=kadiatou.phone.as_e164),
    }
    others = {
        a_session(_auth_user_id=str(oumar.pk), typed="kadiatou@makiti.test"),
        a_session(account_login={"user_pk": str(oumar.pk)}),
        a_session(basket=kadiatou.pk),
    }
    late = a_session(_auth_user_id=str(kadiatou.pk))
    Session.objects.filter(pk=late).update(expire_date=timezone.now() - timedelta(days=1))
    assert set(Session.objects.values_list("pk", flat=True)) == theirs | others | {late}
    assert erase_person(kadiatou, by=kadiatou)
    assert set(Session.objects.values_list("pk", flat=True)) == others
    assert not any(SessionStore(key).load() for key in theirs)  # nor in the cache
    assert client.get("/fr/account/privacy/").status_code == 302


@pytest.mark.django_db
def test_the_row_and_what_the_books_need_stay() -> None:
    person = fill_everywhere("Kadiatou", "Diallosow", number="620555001")
    total = sum(Order.objects.values_list("total_incl_tax", flat=True))
    entries = Entry.objects.filter(actor=person).count()
    erase_person(person, by=person)
    gone = User.objects.get(pk=person.pk)
    assert (gone.email, gone.phone, gone.is_active) == (None, None, False)
    assert str(gone) == "Compte effacé"
    assert not gone.has_usable_password()
    assert Order.objects.filter(user=gone).count() == 1
    assert sum(Order.objects.values_list("total_incl_tax", flat=True)) == total
    assert Entry.objects.filter(actor=gone).count() == entries > 0
    assert history_of(gone).filter(action="accounts.erased").get().address is None


@pytest.mark.django_db
def test_somebody_else_loses_nothing() -> None:
    person = fill_everywhere("Kadiatou", "Diallosow", number="620555001")
    other = fill_everywhere("Mariama", "Camarasylla", number="620555002")
    before = places_that_say(words_of(other))
    erase_person(person, by=person)
    assert places_that_say(words_of(other)) == before


@pytest.mark.django_db
def test_two_erased_people_stand_side_by_side_and_twice_is_once(kadiatou: Any, oumar: Any) -> None:
    assert erase_person(kadiatou, by=kadiatou)
    assert erase_person(oumar, by=oumar)
    assert not erase_person(oumar, by=oumar)
    assert User.objects.exclude(erased_at=None).count() == 2
    builders.a_user(email="kadiatou@makiti.test", phone="+224620000002")  # free again


def four_at_once(person: User) -> list[Any]:
    return together(4, lambda _: erase_person(person, by=person))


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_two_at_once_erase_once(kadiatou: Any) -> None:
    assert sorted(four_at_once(kadiatou)) == [False, False, False, True]
    assert history_of(kadiatou).filter(action="accounts.erased").count() == 1


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_without_the_compare_they_erase_twice(
    kadiatou: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def take_without_comparing(person: User) -> bool:
        standing = User.objects.filter(pk=person.pk)
        return bool(standing.update(erased_at=timezone.now(), is_active=False))

    monkeypatch.setattr(service, "_take", take_without_comparing)
    assert four_at_once(kadiatou).count(True) > 1
    assert history_of(kadiatou).filter(action="accounts.erased").count() > 1


@pytest.mark.django_db
def test_what_waits_to_be_sent_to_them_is_not_sent(kadiatou: Any) -> None:
    message = OutboxMessage.objects.create(task="t", payload={"to": kadiatou.email})
    erase_person(kadiatou, by=kadiatou)
    message.refresh_from_db()
    assert (message.status, message.payload) == (OutboxMessage.Status.DONE, {})


@pytest.mark.django_db
def test_half_an_erasure_is_none(kadiatou: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    builders.a_basket(builders.a_product(), owner=kadiatou)

    def die(_: Any) -> None:
        raise RuntimeError("the light went out")

    monkeypatch.setattr(service, "scrubs", lambda: [die])
    with pytest.raises(RuntimeError):
        erase_person(kadiatou, by=kadiatou)
    kadiatou.refresh_from_db()
    assert (kadiatou.email, kadiatou.is_active, kadiatou.erased_at) == (
        "kadiatou@makiti.test",
        True,
        None,
    )
    assert kadiatou.baskets.count() == 1


@pytest.mark.django_db
def test_who_is_staff_in_a_store_or_waits_for_an_order_cannot_go_yet(
    admin: Any, her_store: Any, aissatou: Any
) -> None:
    person = fill_everywhere("Kadiatou", "Diallosow", number="620555001")
    Order.objects.filter(user=person).update(date_placed=timezone.now() - timedelta(days=6))
    for held, word in (
        (admin, "administration"),
        (aissatou, "Boutique Aïssatou"),
        (person, "jours"),
    ):
        with pytest.raises(CannotGoYetError, match=word):
            erase_person(held, by=held)
        held.refresh_from_db()
        assert held.is_active
        assert held.first_name
    Order.objects.filter(user=person).update(status="cancelled")
    assert erase_person(person, by=person)
