"""A store is found by its name, in the search of the shop and in the list of stores."""

from typing import Any

import pytest
from django.test import Client

from core.held import forget_everything
from shop.partner.models import Partner, Pause
from tests.builders import a_store

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def stores() -> dict[str, Partner]:
    made = {
        "aissatou": a_store(name="Boutique Aïssatou", code="aissatou", commune="Matam"),
        "kipe": a_store(name="Quincaillerie de Kipé", code="kipe", commune="Ratoma"),
    }
    forget_everything()
    return made


def found(words: str) -> list[str]:
    groups = Client().get("/fr/search/", {"q": words}).context["elsewhere"]
    return [one.title for group in groups if group.title == "Boutiques" for one in group.found]


def listed(words: str) -> list[str]:
    page = Client().get("/fr/stores/", {"q": words}).context["page"]
    return [store.name for store in page.object_list]


@pytest.mark.parametrize("words", ["aissatou", "AÏSSATOU boutique", "boutique ais", "aisatou"])
def test_accents_beginnings_and_a_slip_find_it(words: str) -> None:
    assert found(words) == listed(words) == ["Boutique Aïssatou"]


@pytest.mark.parametrize("words", ["de", "%", "zzz", "a" * 300, "🙂", "<zz>", "aissatou kipe"])
def test_what_is_no_name_finds_none(words: str) -> None:
    assert found(words) == []


def test_a_short_word_with_another_letter_is_another_word() -> None:
    assert found("kipa") == []
    assert found("kipé") == ["Quincaillerie de Kipé"]


@pytest.mark.parametrize("words", ["sportif", "sportives", "mode sportiv", "sportife"])
def test_a_name_is_found_in_masculine_too(words: str) -> None:
    a_store(name="Mode Sportive", code="sportive", commune="Kaloum")
    forget_everything()
    assert found(words) == ["Mode Sportive"]


def test_by_its_commune() -> None:
    assert listed("ratoma") == ["Quincaillerie de Kipé"]


def test_who_does_not_sell_is_not_found(stores: Any) -> None:
    Partner.objects.filter(code="kipe").update(pause=Pause.SUSPENDED, selling=False)
    forget_everything()
    assert found("kipé") == []


def test_the_search_page_leads_to_it() -> None:
    page = Client().get("/fr/search/", {"q": "aissatou"}).content.decode()
    assert 'href="/fr/stores/aissatou/"' in page
    assert "Boutiques</h2>" in page
