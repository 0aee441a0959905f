"""People made and changed in Wagtail's admin."""

from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group, Permission
from django.test import Client

from accounts.models import User
from accounts.tests.helpers import is_signed_in, sign_in

PASSWORD = "leppi-du-fouta-9"
NEW = "/admin/users/new/"


def typed(**fields: Any) -> dict[str, Any]:
    given = {"email": "", "phone": "", "first_name": "", "last_name": "", "language": "fr"}
    return given | fields


def new(client: Client, **fields: Any) -> Any:
    return client.post(NEW, typed(password1=PASSWORD, password2=PASSWORD, **fields))


@pytest.fixture
def office(client: Client, admin: User) -> Client:
    client.force_login(admin)
    return client


def test_a_phone_is_enough(office: Client) -> None:
    editors = Group.objects.get(name="Editors")

    answer = new(office, phone="620 11 22 33", first_name="Sory", groups=[editors.pk])

    assert answer.status_code == 302, answer.context["form"].errors
    sory = User.objects.get(first_name="Sory")
    assert (sory.email, str(sory.phone.as_e164)) == (None, "+224620112233")
    assert list(sory.groups.all()) == [editors]
    assert sory.is_staff
    stranger = Client()
    sign_in(stranger, "620112233", PASSWORD)
    assert is_signed_in(stranger)
    assert stranger.get("/admin/").status_code == 200


def test_of_the_team_is_who_has_a_group_or_everything(office: Client, oumar: User) -> None:
    """The menu leads them to the office, and they take tables along."""
    there = f"/admin/users/edit/{oumar.pk}/"
    number = typed(phone="+224620000003")
    editors, moderators = Group.objects.filter(name__in=["Editors", "Moderators"])

    def after(**fields: Any) -> bool:
        answer = office.post(there, number | fields)
        assert answer.status_code == 302, answer.context["form"].errors
        oumar.refresh_from_db()
        return oumar.is_staff

    assert after(groups=[editors.pk, moderators.pk])
    assert after(groups=[editors.pk])
    assert not after()
    assert after(is_superuser="on")
    assert not after()


def test_an_email_is_enough_and_counts_as_proven(office: Client) -> None:
    new(office, email="Sory@Makiti.TEST")

    sory = User.objects.get(email="sory@makiti.test")
    assert sory.phone is None
    assert EmailAddress.objects.get(user=sory).verified


def test_two_people_without_an_email(office: Client, oumar: User) -> None:
    assert new(office, phone="620 11 22 33").status_code == 302


def test_one_of_both_is_asked_for(office: Client) -> None:
    before = User.objects.count()

    answer = new(office, first_name="Sory")

    assert list(answer.context["form"].errors) == ["phone"]
    assert User.objects.count() == before


@pytest.mark.parametrize("taken", [{"email": "KADIATOU@makiti.test"}, {"phone": "620000002"}])
def test_what_another_has_is_refused(office: Client, kadiatou: User, taken: dict[str, str]) -> None:
    before = User.objects.count()

    answer = new(office, **taken)

    assert list(answer.context["form"].errors) == list(taken)
    assert User.objects.count() == before


def test_the_pages_show_the_phone(office: Client, oumar: User) -> None:
    for path in (NEW, f"/admin/users/edit/{oumar.pk}/"):
        assert 'name="phone"' in office.get(path).content.decode()
    found = office.get("/admin/users/", {"q": "620000003"}).content.decode()
    assert "Oumar" in found
    assert "Administration" not in found.split("<main", 1)[1]


def test_a_changed_email_leaves_no_old_way_in(office: Client, kadiatou: User) -> None:
    EmailAddress.objects.create(
        user=kadiatou, email="kadiatou@makiti.test", verified=True, primary=True
    )

    answer = office.post(
        f"/admin/users/edit/{kadiatou.pk}/",
        typed(email="Kadia@makiti.test", phone="+224620000002", is_active="on"),
    )

    assert answer.status_code == 302, answer.context["form"].errors
    kadiatou.refresh_from_db()
    assert kadiatou.email == "kadia@makiti.test"
    old, current = Client(), Client()
    sign_in(old, "kadiatou@makiti.test")
    sign_in(current, "kadia@makiti.test")
    assert (is_signed_in(old), is_signed_in(current)) == (False, True)


def test_the_form_shuts_nobody_out(office: Client, oumar: User) -> None:
    """That takes a reason, and has a page of its own."""
    page = office.get(f"/admin/users/edit/{oumar.pk}/").content.decode()
    assert 'name="is_active"' not in page

    office.post(f"/admin/users/edit/{oumar.pk}/", typed(phone="+224620000003"))
    oumar.refresh_from_db()
    assert oumar.is_active is True

    User.objects.filter(pk=oumar.pk).update(is_active=False)
    changed = typed(phone="+224620000003", is_active="on")
    office.post(f"/admin/users/edit/{oumar.pk}/", changed)
    oumar.refresh_from_db()
    assert oumar.is_active is False


def test_many_are_not_shut_out_at_once_without_a_reason(
    office: Client, oumar: User, kadiatou: User
) -> None:
    address = "/admin/bulk/accounts/user/set_active_state/"
    keys = f"?id={oumar.pk}&id={kadiatou.pk}&next=/admin/users/"

    answer = office.post(address + keys, {"mark_as_active": "False"})

    assert answer.status_code == 404
    assert User.objects.filter(pk__in=[oumar.pk, kadiatou.pk], is_active=True).count() == 2
    assert "set_active_state" not in office.get("/admin/users/").content.decode()


def test_djangos_admin_shuts_nobody_out_either(office: Client, oumar: User) -> None:
    path = f"/django-admin/accounts/user/{oumar.pk}/change/"
    assert 'name="is_active"' not in office.get(path).content.decode()


@pytest.fixture
def manager(client: Client, moderator: User) -> Client:
    """May look after people, and is no superuser."""
    rights = Permission.objects.filter(
        content_type__app_label="accounts", codename__in=("add_user", "change_user")
    )
    moderator.user_permissions.set(rights)
    client.force_login(moderator)
    return client


def test_nobody_makes_a_superuser_without_being_one(manager: Client) -> None:
    new(manager, phone="620 11 22 33", first_name="Sory", is_superuser="on")

    assert User.objects.get(first_name="Sory").is_superuser is False


def test_nobody_changes_a_superuser_without_being_one(manager: Client, admin: User) -> None:
    changed = typed(email="moi@makiti.test", password1=PASSWORD, password2=PASSWORD)

    manager.post(f"/admin/users/edit/{admin.pk}/", changed)

    admin.refresh_from_db()
    assert admin.email == "admin@makiti.test"
    assert not admin.check_password(PASSWORD)


def test_djangos_admin_keeps_addresses_lower_case_and_in_step(
    office: Client, kadiatou: User
) -> None:
    path = f"/django-admin/accounts/user/{kadiatou.pk}/change/"
    form = office.get(path).context["adminform"].form
    given = {name: form[name].value() or "" for name in form.fields}
    given = {k: v for k, v in given.items() if v} | {"email": "Kadia@MAKITI.test"}

    answer = office.post(path, given)

    assert answer.status_code == 302, answer.context["adminform"].form.errors
    kadiatou.refresh_from_db()
    assert kadiatou.email == "kadia@makiti.test"
    assert EmailAddress.objects.get(user=kadiatou).email == "kadia@makiti.test"
    assert office.get("/django-admin/accounts/user/add/").status_code == 403
