"""Exports in the back office: asked for, watched, taken along, by those who may."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from core import outbox
from core.exports import Export, ask_export
from tests import builders

ASK = {"kind": "products", "format": "csv"}


@pytest.fixture
def clerk(editor: Any) -> Any:
    """An editor who was given the products."""
    editor.user_permissions.add(
        Permission.objects.get(content_type__app_label="catalogue", codename="view_product")
    )
    return editor


@pytest.mark.django_db
def test_asked_watched_and_taken_along(clerk: Any, client: Client) -> None:
    builders.a_product(title="Bazin")
    client.force_login(clerk)
    page = client.get(reverse("core_exports")).content.decode()
    assert "Produits" in page
    assert "Commandes" not in page
    there = client.post(reverse("core_export_ask"), ASK).headers["Location"]
    waiting = client.get(there).content.decode()
    # Without a script the page comes again by itself, with one only the moving part does.
    assert '<noscript><meta http-equiv="refresh"' in waiting
    part = client.get(there, headers={"hx-request": "true"}).content.decode()
    assert 'hx-trigger="every 2s"' in part
    assert "<html" not in part
    outbox.drain()
    part = client.get(there, headers={"hx-request": "true"}).content.decode()
    assert "hx-trigger" not in part
    export = Export.objects.get()
    assert export.file_url in part
    assert "Bazin" in b"".join(client.get(export.file_url).streaming_content).decode()


@pytest.mark.django_db
def test_a_stranger_a_shopper_and_another_editor_find_nothing(
    clerk: Any, kadiatou: Any, moderator: Any, client: Client
) -> None:
    export = ask_export(clerk, kind="products", format="csv")
    shown = reverse("core_export", args=[export.key])
    for person in (None, kadiatou, moderator):
        if person:
            client.force_login(person)
        for answer in (client.get(shown), client.post(reverse("core_export_ask"), ASK)):
            assert answer.status_code in ({302, 403} if person is not moderator else {404})
    # Those of the team take along what they may see, and that alone.
    mine = client.get(reverse("core_exports")).content.decode()
    assert "Clients" in mine
    assert "Produits" not in mine
    for person in (None, kadiatou):
        client.logout()
        if person:
            client.force_login(person)
        assert client.get(reverse("core_exports")).status_code in {302, 403}
    assert Export.objects.count() == 1


@pytest.mark.django_db
def test_what_one_was_not_given_does_not_exist(clerk: Any, client: Client) -> None:
    client.force_login(clerk)
    for body in ({"kind": "orders", "format": "csv"}, {"kind": "products", "format": "exe"}, {}):
        assert client.post(reverse("core_export_ask"), body).status_code == 404
    assert client.get(reverse("core_export_ask")).status_code == 405
    assert not Export.objects.exists()


@pytest.mark.django_db
def test_a_group_can_be_given_it(admin: Any, client: Client) -> None:
    client.force_login(admin)
    page = client.get(reverse("wagtailusers_groups:add")).content.decode()
    for codename in ("view_order", "view_product"):
        pk = Permission.objects.get(
            content_type__app_label__in=["order", "catalogue"], codename=codename
        ).pk
        assert f'value="{pk}"' in page
