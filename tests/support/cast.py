"""The people of every test: who sells, who carries, who buys, who must see nothing."""

from typing import Any

import pytest
from django.test import Client

from tests import builders


@pytest.fixture
def aissatou(db: None) -> Any:
    """Owns Boutique Aïssatou."""
    return builders.a_user(
        email="aissatou@makiti.test",
        phone="+224620000001",
        phone_verified=True,
        first_name="Aïssatou",
    )


@pytest.fixture
def mamadou(db: None) -> Any:
    """On Aïssatou's team."""
    return builders.a_user(email="mamadou@makiti.test", first_name="Mamadou")


@pytest.fixture
def fatou(db: None) -> Any:
    """Owns another store: the stranger who must see nothing."""
    return builders.a_user(email="fatou@makiti.test", first_name="Fatou")


@pytest.fixture
def ibrahima(db: None) -> Any:
    """A courier."""
    return builders.a_user(email="ibrahima@makiti.test", first_name="Ibrahima")


@pytest.fixture
def sekou(db: None) -> Any:
    """Another courier."""
    return builders.a_user(email="sekou@makiti.test", first_name="Sékou")


@pytest.fixture
def kadiatou(db: None) -> Any:
    """Shops here."""
    return builders.a_user(
        email="kadiatou@makiti.test",
        phone="+224620000002",
        phone_verified=True,
        first_name="Kadiatou",
    )


@pytest.fixture
def hers(kadiatou: Any) -> Client:
    """Kadiatou's browser, signed in."""
    client = Client()
    client.force_login(kadiatou)
    return client


@pytest.fixture
def oumar(db: None) -> Any:
    """Shops here too, and is new: a phone, no e-mail."""
    return builders.a_user(phone="+224620000003", phone_verified=True, first_name="Oumar")


@pytest.fixture
def admin(db: None) -> Any:
    return builders.a_user(
        email="admin@makiti.test", first_name="Administration", is_staff=True, is_superuser=True
    )


def _in_group(name: str, **fields: Any) -> Any:
    from django.contrib.auth.models import Group

    person = builders.a_user(**fields)
    person.groups.add(Group.objects.get(name=name))
    return person


@pytest.fixture
def editor(db: None) -> Any:
    """Writes pages."""
    return _in_group("Editors", email="editor@makiti.test", first_name="Édition")


@pytest.fixture
def moderator(db: None) -> Any:
    return _in_group("Moderators", email="moderator@makiti.test", first_name="Modération")


@pytest.fixture
def her_store(aissatou: Any, mamadou: Any) -> Any:
    """Boutique Aïssatou."""
    return builders.a_store(
        name="Boutique Aïssatou", code="boutique-aissatou", team=(aissatou, mamadou)
    )


@pytest.fixture
def other_store(fatou: Any) -> Any:
    """Fatou's."""
    return builders.a_store(name="Chez Fatou", code="chez-fatou", team=(fatou,), commune="Ratoma")
