"""A store that is reported: it keeps its page, sells nothing, and comes back as it was."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from core.audit import history_of
from notifications.models import Notice
from sellers.stores.models import Store
from sellers.stores.services.reopen_store import reopen_store
from sellers.stores.services.suspend_store import suspend_store
from shop.catalogue.services.index_products import index_products
from shop.catalogue.services.refresh_listing import refresh_listing
from shop.moderation.exceptions import ModerationRefused
from shop.moderation.models import Case
from shop.moderation.services.decide_case import decide_case
from shop.moderation.services.file_report import Said, file_report
from shop.moderation.services.restore_target import restore_target
from shop.partner.models import Partner
from tests.builders import a_product, a_store, a_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def store(her_store: Any) -> Any:
    return Store.objects.get(partner=her_store)


def report(person: Any, store: Any) -> Any:
    said = Said("fraud")
    return file_report(person, kind="store", key=str(store.partner_id), said=said)


def told(person: Any) -> list[str]:
    rows = Notice.objects.filter(recipient=person).order_by("pk")
    return list(rows.values_list("kind", flat=True))


def test_ten_of_standing_stop_its_sales_and_a_moderator_lets_it_sell_again(
    store: Any, aissatou: Any, mamadou: Any, moderator: Any
) -> None:
    joined = timezone.now() - timedelta(days=31)
    for _ in range(9):
        report(a_user(phone_verified=True, date_joined=joined), store)
    assert Partner.objects.get(pk=store.partner_id).selling
    report(a_user(phone_verified=True, date_joined=joined), store)
    partner = Partner.objects.get(pk=store.partner_id)
    assert (partner.selling, partner.pause) == (False, "suspended")
    assert told(aissatou) == told(mamadou) == ["suspended"]
    assert Client().get(f"/fr/stores/{store.slug}/").status_code == 200
    decide_case(Case.objects.get(), by=moderator, uphold=False)
    partner = Partner.objects.get(pk=store.partner_id)
    assert (partner.selling, partner.pause) == (True, "")
    assert Store.objects.get().suspended_because == ""
    assert told(aissatou) == ["suspended", "restored"]
    steps = [entry.action for entry in history_of(store)]
    assert steps[:2] == ["store.restored", "store.suspended"]


def test_a_store_is_found_by_its_partner_whatever_its_own_number(
    kadiatou: Any, moderator: Any
) -> None:
    reported = a_store(name="La signalée", pk=5_000)
    # By its own number the shop knows another.
    another = a_store(name="Une autre", pk=reported.store.pk)
    report(kadiatou, reported.store)
    decide_case(Case.objects.get(), by=moderator, uphold=True, reason="Arnaque.")
    pauses = Partner.objects.in_bulk([reported.pk, another.pk])
    assert [pauses[pk].pause for pk in (reported.pk, another.pk)] == ["suspended", ""]


def test_the_office_reopens_it_and_its_reports_are_answered(
    store: Any, aissatou: Any, moderator: Any, kadiatou: Any
) -> None:
    joined = timezone.now() - timedelta(days=31)
    people = [a_user(phone_verified=True, date_joined=joined) for _ in range(10)]
    for person in people:
        report(person, store)
    reopen_store(store, by=moderator)
    assert told(aissatou) == ["suspended", "restored"]
    assert {tuple(told(person)) for person in people} == {("report.decided",)}
    assert Case.objects.get().suspended_at is None
    report(kadiatou, store)
    decide_case(Case.objects.get(), by=moderator, uphold=True, reason="Arnaque.")
    assert Partner.objects.get(pk=store.partner_id).pause == "suspended"


def test_the_office_suspends_it_and_its_team_is_told(
    store: Any, aissatou: Any, moderator: Any
) -> None:
    assert suspend_store(store, by=moderator, reason="Contrefaçon")
    assert not suspend_store(store, by=moderator, reason="Contrefaçon")
    assert told(aissatou) == ["suspended"]


def test_stopped_it_is_in_no_list_and_its_page_says_why_alone(
    store: Any, her_store: Any, moderator: Any
) -> None:
    Partner.objects.filter(pk=her_store.pk).update(description="Appelez-nous vite")
    Store.objects.update(phone="+224620000001")
    product = a_product(title="Bazin riche", store=her_store)
    refresh_listing([product.pk])
    index_products([product.pk])
    page, shop, search = f"/fr/stores/{store.slug}/", "/fr/shop/", "/fr/search/?q=bazin"

    def shown() -> list[bool]:
        return ["Bazin riche" in Client().get(at).content.decode() for at in (page, shop, search)]

    assert shown() == [True, True, True]
    suspend_store(store, by=moderator, reason="Contrefaçon")
    assert shown() == [False, False, False]
    stopped = Client().get(page).content.decode()
    assert "La boutique ne vend pas pour le moment." in stopped
    assert 'content="noindex, follow"' in stopped
    for word in ("Appelez-nous", "tel:", "ld+json"):
        assert word not in stopped, word
    assert "Bazin riche" in Client().get(product.get_absolute_url()).content.decode()
    reopen_store(store, by=moderator)
    assert shown() == [True, True, True]


def test_holidays_outlast_a_suspension(store: Any, kadiatou: Any, moderator: Any) -> None:
    Store.objects.update(holiday=True)
    report(kadiatou, store)
    case = Case.objects.get()
    decide_case(case, by=moderator, uphold=True, reason="Arnaque.")
    assert Partner.objects.get(pk=store.partner_id).pause == "suspended"
    restore_target(case, by=moderator)
    assert Partner.objects.get(pk=store.partner_id).pause == "holiday"


def test_its_team_does_not_report_it(store: Any, mamadou: Any) -> None:
    with pytest.raises(ModerationRefused, match="own"):
        report(mamadou, store)


def test_its_page_leads_to_the_form(store: Any, hers: Client) -> None:
    form = f"/fr/report/store/{store.partner_id}/"
    assert form in hers.get(f"/fr/stores/{store.slug}/").content.decode()
    assert "Boutique Aïssatou" in hers.get(form).content.decode()
