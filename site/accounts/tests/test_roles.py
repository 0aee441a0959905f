"""Roles follow from what a person has, and go with it."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser, Group

from accounts import roles
from accounts.models import User
from accounts.roles import register_role, role_names, roles_of


def test_a_role_comes_and_goes_with_what_one_has(
    mamadou: User, fatou: User, her_store: Any, editor: User, admin: User
) -> None:
    assert roles_of(mamadou) == {"seller"}
    assert roles_of(fatou) == frozenset()
    assert roles_of(editor) == {"team"}
    assert roles_of(admin) == {"superuser", "team"}

    her_store.users.remove(mamadou)
    fatou.groups.add(Group.objects.get(name="Moderators"))

    assert roles_of(mamadou) == frozenset()
    assert roles_of(fatou) == {"team"}


def test_nobody_and_the_locked_out_have_none(admin: User) -> None:
    admin.is_active = False
    assert roles_of(admin) == frozenset()
    assert roles_of(AnonymousUser()) == frozenset()  # type: ignore[arg-type]


def test_an_upper_room_says_who_is_what(
    oumar: User, kadiatou: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(roles, "_roles", dict(roles._roles))
    register_role("courier", has=lambda person: person.pk == oumar.pk)

    assert (roles_of(oumar), roles_of(kadiatou)) == ({"courier"}, frozenset())
    assert "courier" in role_names()
    with pytest.raises(ValueError, match="courier"):
        register_role("courier", has=lambda person: True)
