"""A store that is reported: it keeps its page, sells nothing, and comes back as it was."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from core.audit import history_of
from notifications.models import Notice
from sellers.stores.models import Store
from shop.moderation.exceptions import ModerationRefused
from shop.moderation.models import Case
from shop.moderation.services.decide_case import decide_case
from shop.moderation.services.file_report import Said, file_report
from shop.moderation.services.restore_target import restore_target
from shop.partner.models import Partner
from tests.builders import a_user

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
