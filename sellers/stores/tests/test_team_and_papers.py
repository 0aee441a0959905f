"""A team is asked, answers, moves and leaves; papers decide whether a store sells."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from core.tests.hostile import jpeg
from core.uploads import private_files
from notifications.models import Notice
from sellers.stores.exceptions import StoreRefused
from sellers.stores.models import Invitation, Membership, Paper, PaperKind
from sellers.stores.services.change_role import change_role
from sellers.stores.services.forget_pictures import forget_pictures
from sellers.stores.services.invite_member import invite_member
from sellers.stores.services.refresh_selling import refresh_selling
from sellers.stores.services.remove_member import remove_member
from sellers.stores.states import PaperStatus
from shop.chat.ports import team

pytestmark = pytest.mark.django_db
BASE = "/fr/seller/boutique-aissatou"


def as_(person: Any) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_who_is_asked_answers_once(aissatou: Any, her_store: Any, oumar: Any, fatou: Any) -> None:
    store = her_store.store
    sent = {"contact": "620 00 00 03", "role": "clerk"}
    assert as_(aissatou).post(f"{BASE}/team/invite/", sent).status_code == 302
    asked = Invitation.objects.get()
    assert asked.contact == "+224620000003"
    assert Notice.objects.get(recipient=oumar).kind == "team.invited"
    again = as_(aissatou).post(f"{BASE}/team/invite/", sent)
    assert "déjà invitée" in again.content.decode()
    link = f"/fr/seller/invitations/{asked.token}/"
    assert as_(oumar).get(link).status_code == 200
    assert not Membership.objects.filter(person=oumar).exists()
    assert as_(oumar).post(link, {"accept": "1"}).status_code == 302
    assert Membership.objects.get(store=store, person=oumar).role == "clerk"
    assert oumar in team().members_of(her_store)
    as_(fatou).post(link, {"accept": "1"})
    assert not Membership.objects.filter(store=store, person=fatou).exists()
    assert as_(fatou).get("/fr/seller/invitations/guess/").status_code == 404


def test_only_the_owner_asks_and_nobody_becomes_owner_by_it(
    aissatou: Any, mamadou: Any, her_store: Any
) -> None:
    with pytest.raises(PermissionDenied):
        invite_member(her_store.store, contact="a@makiti.test", role="clerk", by=mamadou)
    with pytest.raises(StoreRefused):
        invite_member(her_store.store, contact="a@makiti.test", role="owner", by=aissatou)
    assert not Invitation.objects.exists()


def test_a_store_is_handed_over_and_always_has_one_owner(
    aissatou: Any, mamadou: Any, her_store: Any
) -> None:
    mine, his = (Membership.objects.get(person=person) for person in (aissatou, mamadou))
    with pytest.raises(StoreRefused):
        remove_member(mine, by=aissatou)
    with pytest.raises(PermissionDenied):
        change_role(mine, role="clerk", by=mamadou)
    change_role(his, role="owner", by=aissatou)
    roles = dict(Membership.objects.values_list("person", "role"))
    assert roles == {aissatou.pk: "manager", mamadou.pk: "owner"}
    mine.refresh_from_db()
    remove_member(mine, by=aissatou)
    assert list(her_store.users.all()) == [mamadou]
    assert as_(aissatou).get(f"{BASE}/").status_code == 404


def a_photo() -> SimpleUploadedFile:
    return SimpleUploadedFile("carte.jpg", jpeg(), content_type="image/jpeg")


def test_a_store_sells_once_its_papers_are_accepted(
    aissatou: Any, her_store: Any, moderator: Any, fatou: Any
) -> None:
    store = her_store.store
    store.papers.all().delete()
    address = f"{BASE}/papers/identity/"
    whole = {"identity_type": "card", "last_four": "GN123456"}
    assert as_(aissatou).post(address, whole | {"picture": a_photo()}).status_code == 200
    sent = whole | {"last_four": "3456"}
    assert as_(aissatou).post(address, sent | {"picture": a_photo()}).status_code == 302
    paper = Paper.objects.get()
    assert (paper.status, paper.last_four, paper.is_verified) == ("submitted", "3456", False)
    office = as_(moderator)
    judge = f"/admin/papers/{paper.pk}/judge/"
    assert as_(fatou).post(judge, {"to": "accepted"}).status_code in {302, 403}
    first = paper.mark
    assert (
        f'name="read" value="{first}"' in office.get(f"/admin/papers/{paper.pk}/").content.decode()
    )
    office.post(judge, {"to": "refused", "reason": " ", "read": first})
    paper.refresh_from_db()
    assert paper.status == "submitted"
    office.post(judge, {"to": "refused", "reason": "Photo floue", "read": first})
    her_store.refresh_from_db()
    assert (her_store.selling, her_store.pause) == (False, "papers")
    assert Notice.objects.get(recipient=aissatou).kind == "paper.refused"
    assert "Photo floue" in as_(aissatou).get(f"{BASE}/papers/").content.decode()
    as_(aissatou).post(address, sent | {"picture": a_photo()})
    # A page that still shows the first picture decides nothing about the second.
    for read in (first, "", "<b>"):
        office.post(judge, {"to": "accepted", "read": read})
        paper.refresh_from_db()
        assert paper.status == "submitted"
    assert paper.mark != first
    assert office.post(judge, {"to": "accepted", "read": paper.mark}).status_code == 302
    her_store.refresh_from_db()
    assert (her_store.selling, her_store.pause) == (True, "")


def test_pictures_of_papers_are_marked_private_and_forgotten(
    aissatou: Any, mamadou: Any, her_store: Any, moderator: Any, editor: Any, settings: Any
) -> None:
    name = private_files.save("papers/x.jpg", a_photo())
    Paper.objects.filter(kind__code="identity").update(picture=name, status=PaperStatus.SUBMITTED)
    paper = Paper.objects.get(kind__code="identity")
    seen = as_(aissatou).get(f"{BASE}/papers/identity/picture/")
    with private_files.open(name) as file:
        assert seen.content != file.read()
    assert seen["Content-Type"] == "image/jpeg"
    assert "no-store" in seen["Cache-Control"]
    assert as_(moderator).get(f"/admin/papers/{paper.pk}/picture/").status_code == 200
    for stranger in (mamadou, editor):
        refused = as_(stranger).get(f"/admin/papers/{paper.pk}/picture/")
        assert refused.status_code in {302, 403}
    as_(moderator).post(f"/admin/papers/{paper.pk}/judge/", {"to": "accepted"})
    assert forget_pictures() == 0
    settings.STORE_PAPERS_DAYS = -1
    assert (forget_pictures(dry_run=True), forget_pictures(), forget_pictures()) == (1, 1, 0)
    assert not private_files.exists(name)
    paper.refresh_from_db()
    assert (paper.picture.name, paper.is_verified) == ("", True)


def test_the_office_lists_suspends_and_sets_the_checklist(
    her_store: Any, moderator: Any, admin: Any
) -> None:
    client, store = as_(moderator), her_store.store
    for address in ("stores/", f"stores/{store.pk}/", "papers/", "stores/?export=csv&name=A"):
        assert client.get(f"/admin/{address}").status_code == 200, address
    client.post(f"/admin/stores/{store.pk}/judge/", {"reason": ""})
    her_store.refresh_from_db()
    assert her_store.selling is True
    client.post(f"/admin/stores/{store.pk}/judge/", {"reason": "Contrefaçon"})
    her_store.refresh_from_db()
    assert her_store.pause == "suspended"
    client.post(f"/admin/stores/{store.pk}/judge/", {"reopen": "1"})
    her_store.refresh_from_db()
    assert her_store.selling is True
    assert PaperKind.objects.count() == 3


def test_the_desk_says_which_papers_are_lacking(aissatou: Any, her_store: Any) -> None:
    store = her_store.store
    kind = PaperKind.objects.get(code="identity")
    store.papers.filter(kind=kind).delete()
    refresh_selling(store)
    page = as_(aissatou).get(f"{BASE}/").content.decode()
    assert f"Il manque dans son dossier : {kind.name}." in page
    assert f'<a class="link-tap" href="{BASE}/papers/"' in page
    Paper.objects.create(store=store, kind=kind, status="submitted", submitted_at=timezone.now())
    page = as_(aissatou).get(f"{BASE}/").content.decode()
    assert f"Nous vérifions : {kind.name}." in page
    assert "Il manque" not in page


def test_what_waits_to_be_checked_stands_first(her_store: Any, moderator: Any) -> None:
    paper = her_store.store.papers.order_by("pk")[0]
    Paper.objects.filter(pk=paper.pk).update(
        status="submitted", submitted_at=timezone.now(), changed_at=timezone.now() - timedelta(9)
    )
    rows = as_(moderator).get("/admin/papers/").context["object_list"]
    assert len(rows) > 1
    assert rows[0].pk == paper.pk
