"""The form that everybody has, and the pages where it is answered."""

from typing import Any

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import Permission
from django.test import Client

from core.audit.models import AuditEntry
from shop.moderation.models import Case, Report
from shop.moderation.tests.conftest import stored
from shop.moderation.tests.test_reports import report, somebody
from tests.builders import a_product

pytestmark = pytest.mark.django_db


@pytest.fixture
def judge(moderator: Any) -> Client:
    moderator.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client = Client()
    client.force_login(moderator)
    return client


def test_the_form_keeps_what_was_typed_and_thanks(bazin: Any, hers: Client, kadiatou: Any) -> None:
    address = f"/fr/report/product/{bazin.pk}/"
    shown = hers.post(address, {"note": "<b>copie</b>"}).content.decode()
    assert "Choisissez une raison." in shown
    assert "&lt;b&gt;copie&lt;/b&gt;" in shown
    answer = hers.post(address, {"reason": "fake", "note": "copie"}, follow=True)
    assert "Notre équipe regarde" in answer.content.decode()
    assert Report.objects.get().note == "copie"
    assert f"/fr/report/product/{bazin.pk}/" in hers.get(bazin.get_absolute_url()).content.decode()


def test_a_stranger_signs_in_first_and_nothing_is_404(bazin: Any, hers: Client) -> None:
    assert Client().get(f"/fr/report/product/{bazin.pk}/").status_code == 302
    for path in ("product/999999", "nothing/1", "product/x", "person/1"):
        assert hers.get(f"/fr/report/{path}/").status_code == 404


def test_the_owner_is_told_that_it_is_theirs(bazin: Any, aissatou: Any) -> None:
    client = Client()
    client.force_login(aissatou)
    address = f"/fr/report/product/{bazin.pk}/"
    assert "C’est à vous" in client.get(address).content.decode()
    client.post(address, {"reason": "fake"})
    assert not Report.objects.exists()


def test_the_office_lists_what_weighs_most_first(
    judge: Client, bazin: Any, kadiatou: Any, her_store: Any
) -> None:
    light = a_product(title="Peu dit", store=her_store)
    report(somebody(days=1), light)
    report(somebody(days=1), light)
    report(somebody(), bazin)
    page = judge.get("/admin/moderation/cases/").content.decode()
    assert page.index("Bazin riche") < page.index("Peu dit")
    assert "Messages signalés (0)" in page
    case = Case.objects.get(title="Bazin riche")
    shown = judge.get(f"/admin/moderation/cases/{case.pk}/").content.decode()
    assert "C’est une copie." in shown
    sent = {"decision": "reject", "reason": "Contrefaçon.", "read": "1"}
    judge.post(f"/admin/moderation/cases/{case.pk}/decide/", sent)
    assert stored(bazin).standing == "suspended"
    page = judge.get("/admin/moderation/cases/?status=settled").content.decode()
    assert "Bazin riche" in page
    judge.post(f"/admin/moderation/cases/{case.pk}/decide/", {"decision": "restore"})
    assert stored(bazin).standing == "approved"


def test_what_follows_is_read_before_somebody_is_shut_out(
    judge: Client, aissatou: Any, mamadou: Any, her_store: Any, moderator: Any
) -> None:
    client = Client()
    client.force_login(aissatou)
    assert client.get("/fr/account/").status_code == 200
    UserSession.objects.create(
        user=aissatou, ip="41.77.0.9", session_key=client.session.session_key
    )
    address = f"/admin/moderation/people/{aissatou.pk}/"
    page = judge.get(address).content.decode()
    assert "1 appareil connecté" in page
    assert "Boutique Aïssatou : 1 autre personne de l’équipe continue" in page
    assert "Donnez une raison" in judge.post(address, {"active": "0"}).content.decode()
    assert stored(aissatou).is_active
    judge.post(address, {"active": "0", "reason": "Compte volé."})
    assert not stored(aissatou).is_active
    assert client.get("/fr/account/").status_code == 302
    entry = AuditEntry.objects.get(action="user.deactivated")
    assert (entry.actor, entry.note) == (moderator, "Compte volé.")
    judge.post(address, {"active": "1", "reason": "C’est elle."})
    assert stored(aissatou).is_active
    assert not UserSession.objects.filter(user=aissatou).exists()
    # Nobody shuts themselves out.
    judge.post(f"/admin/moderation/people/{moderator.pk}/", {"active": "0", "reason": "x"})
    assert stored(moderator).is_active
