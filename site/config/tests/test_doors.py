"""Who gets in where: every admin's door is the one sign-in, every room asks for its own right."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse
from wagtail.models import PageViewRestriction, Site

DOORS = [
    "/admin/login/",
    "/django-admin/login/",
    "/_util/login/",
    "/fr/_util/login/",
    "/en/_util/login/",
]


def follow(client: Client, path: str) -> Any:
    """The last page of a walk; a circle fails."""
    return client.get(path, follow=True)


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("method", ["get", "post"])
def test_every_door_leads_to_the_one_sign_in(
    client_fr: Client, admin: Any, door: str, method: str
) -> None:
    typed = {"username": "admin@makiti.test", "password": "makiti-demo"}

    answer = getattr(client_fr, method)(f"{door}?next=/admin/pages/", typed)

    language = "en" if door.startswith("/en") else "fr"
    assert answer.status_code == 302
    assert answer["Location"].startswith(f"/{language}/account/login/")
    assert "_auth_user_id" not in client_fr.session


@pytest.mark.parametrize("path", ["/admin/", "/admin/pages/", "/admin/users/", "/django-admin/"])
def test_nobody_is_sent_to_sign_in_and_back(client_fr: Client, admin: Any, path: str) -> None:
    page = follow(client_fr, path)
    assert page.status_code == 200
    assert page.redirect_chain[-1][0].startswith("/fr/account/login/?next=")

    typed = {"login": "admin@makiti.test", "password": "makiti-demo", "next": path}
    assert client_fr.post("/fr/account/login/", typed)["Location"] == path
    assert client_fr.get(path).status_code == 200


@pytest.mark.parametrize("path", ["/admin/", "/django-admin/", "/admin/login/?next=/admin/"])
def test_a_shopper_gets_a_clear_page(client_fr: Client, kadiatou: Any, path: str) -> None:
    client_fr.force_login(kadiatou)

    page = follow(client_fr, path)

    assert page.status_code == 403
    assert "site-header" in page.content.decode()
    for seen in (page, client_fr.get("/fr/basket/")):
        assert "data-dismiss" not in seen.content.decode()


def test_a_shopper_who_signs_in_on_the_way_to_the_office_is_not_sent_in_circles(
    client_fr: Client, kadiatou: Any
) -> None:
    typed = {"login": "kadiatou@makiti.test", "password": "makiti-demo", "next": "/admin/"}

    assert client_fr.post("/fr/account/login/", typed, follow=True).status_code == 403


@pytest.mark.parametrize("who", ["editor", "moderator"])
def test_editors_and_moderators_work_in_wagtail_only(
    client_fr: Client, request: pytest.FixtureRequest, who: str
) -> None:
    client_fr.force_login(request.getfixturevalue(who))

    assert client_fr.get("/admin/").status_code == 200
    assert follow(client_fr, "/django-admin/").status_code == 403


def test_being_called_staff_does_not_open_djangos_admin(client_fr: Client, kadiatou: Any) -> None:
    kadiatou.is_staff = True
    kadiatou.save()
    kadiatou.user_permissions.add(Permission.objects.get(codename="view_user"))
    client_fr.force_login(kadiatou)

    assert follow(client_fr, "/django-admin/").status_code == 403
    assert follow(client_fr, "/django-admin/accounts/user/").status_code == 403


def test_a_superuser_works_in_both(client_fr: Client, admin: Any) -> None:
    client_fr.force_login(admin)

    for path in ("/admin/", "/django-admin/", "/django-admin/accounts/user/", "/admin/account/"):
        assert client_fr.get(path).status_code == 200, path


@pytest.mark.parametrize("path", ["/admin/logout/", "/django-admin/logout/"])
def test_both_offices_sign_out_by_the_one_sign_out(
    client_fr: Client, admin: Any, path: str
) -> None:
    client_fr.force_login(admin)

    assert client_fr.post(path)["Location"] == "/"
    assert "_auth_user_id" not in client_fr.session


@pytest.mark.parametrize(
    ("path", "there"),
    [
        ("/admin/password_reset/", "/fr/account/password/reset/"),
        ("/admin/password_reset/confirm/MQ/a-b/", "/fr/account/password/reset/"),
        ("/django-admin/password_change/", "/fr/account/password/change/"),
    ],
)
def test_passwords_are_changed_in_one_place(client_fr: Client, path: str, there: str) -> None:
    assert client_fr.get(path)["Location"] == there


def test_wagtail_does_not_change_an_email_behind_our_back(client_fr: Client, admin: Any) -> None:
    client_fr.force_login(admin)

    page = client_fr.get("/admin/account/").content.decode()

    assert 'name="name_email-first_name"' in page
    assert 'name="name_email-email"' not in page
    assert "password" not in page.lower().split("<main", 1)[1].split("</main>")[0]


def test_a_page_for_a_group_turns_others_away_without_a_circle(
    client_fr: Client, kadiatou: Any
) -> None:
    home = Site.objects.get(is_default_site=True).root_page
    fence = PageViewRestriction.objects.create(
        page=home, restriction_type=PageViewRestriction.GROUPS
    )
    fence.groups.add(Group.objects.get(name="Editors"))
    client_fr.force_login(kadiatou)

    assert follow(client_fr, "/fr/").status_code == 403


@pytest.mark.parametrize(
    "path",
    [
        f"{language}/dashboard/{below}"
        for language in ("", "/fr", "/en")
        for below in ("", "login/", "orders/", "catalogue/", "users/", "partners/")
    ],
)
def test_oscars_dashboard_is_nowhere(
    client_fr: Client, admin: Any, kadiatou: Any, path: str
) -> None:
    assert client_fr.get(path).status_code == 404
    for person in (kadiatou, admin):
        client_fr.force_login(person)
        assert client_fr.get(path).status_code == 404


def test_nothing_can_point_to_oscars_dashboard() -> None:
    assert "dashboard" not in names_of_spaces(get_resolver())
    with pytest.raises(NoReverseMatch):
        reverse("dashboard:index")


def names_of_spaces(resolver: Any) -> set[str]:
    found: set[str] = set()
    for pattern in resolver.url_patterns:
        if hasattr(pattern, "url_patterns"):
            found |= {pattern.namespace} | names_of_spaces(pattern)
    return found
