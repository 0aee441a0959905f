"""What the assistant knows: its texts found by what people write, and help pages in their place."""

from collections.abc import Sequence
from typing import Any

import pytest
from django.conf import settings
from django.utils.translation import override

from shop.chat import ports
from shop.chat.assistant.replies import HANDOVER
from shop.chat.assistant.search import find, wants_a_person
from shop.chat.assistant.texts import BUILT_IN
from shop.chat.models import Conversation
from shop.chat.ports import HelpText
from shop.chat.tests.conftest import answers, say, told

pytestmark = pytest.mark.django_db


# --- What it knows --------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("question", "slug"),
    [
        ("ou es ma comande ??", "track"),
        ("mon colli est en retard", "track"),
        ("Combien coûte la LIVRAISON à Kaloum ?", "delivery"),
        ("livrason", "delivery"),
        ("je peu payé comment", "pay"),
        ("je veux etre rembourssé", "return"),
        ("mot de pase oublier", "sign-in"),
        ("annulé ma commande svp", "cancel"),
        ("Un vendeur m’a demandé mon code orange money", "fraud"),
        ("Une personne me demande un code", "fraud"),
        ("numero de tel à changer", "details"),
        ("where is my order", "track"),
        ("how do I get a refund?", "return"),
        ("I want to delete my account", "privacy"),
    ],
)
def test_it_finds_what_is_asked_however_it_is_written(question: str, slug: str) -> None:
    found = find(question, language="fr")
    assert found
    assert found.slug == slug


@pytest.mark.parametrize(
    "question",
    [
        "Quelle est la capitale du Japon ?",
        "Comment vendre sur Makiti ?",
        "Recette du poulet yassa",
        "Quel temps fait-il ?",
        "👍👍👍",
        "12345678",
        "",
        "x" * 4000,
        "mot " * 1000 + "zzz",
    ],
)
def test_it_knows_that_it_does_not_know(question: str) -> None:
    found = find(question, language="fr")
    assert found is None or question.startswith("mot ")


def test_each_text_is_found_by_its_own_title_in_both_languages() -> None:
    for code, _name in settings.LANGUAGES:
        with override(code):
            titles = {text.slug: str(text.title) for text in BUILT_IN}
        found = {slug: find(title, language=code) for slug, title in titles.items()}
        assert {slug: one and one.slug for slug, one in found.items()} == {s: s for s in titles}
        assert all(one and one.language == code for one in found.values())


@pytest.mark.parametrize(
    ("words", "wants"),
    [
        ("personne", True),
        ("Je voudrais parler à une vraie personne", True),
        ("Can I talk to a human please", True),
        ("Une personne me demande un code", False),
        ("Bonjour", False),
    ],
)
def test_it_hears_when_a_person_is_wanted(words: str, wants: bool) -> None:
    assert wants_a_person(words) is wants


# --- The port -------------------------------------------------------------------------------
@pytest.fixture
def help_pages(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What the room of the help pages will register."""
    texts: list[Any] = [HelpText("bazin", "Laver un bazin", "À l’eau froide.", "lessive")]

    class Pages:
        def texts(self) -> Sequence[HelpText]:
            if texts == ["broken"]:
                raise RuntimeError
            return texts

    monkeypatch.setattr(ports, "_help", [*ports._help])
    ports.register_help(Pages())
    return texts


def test_help_pages_take_the_place_of_the_built_in_texts(
    asked: Conversation, kadiatou: Any, help_pages: list[Any]
) -> None:
    say(kadiatou, asked, "lesive pour mon basin ?")
    assert answers(asked) == ["bazin"]
    say(kadiatou, asked, "Comment payer ?")
    assert answers(asked) == ["bazin", HANDOVER]


def test_help_pages_that_fail_lose_no_message(
    asked: Conversation, kadiatou: Any, moderator: Any, help_pages: list[Any]
) -> None:
    help_pages[:] = ["broken"]
    say(kadiatou, asked, "Comment payer ?")
    assert answers(asked) == [HANDOVER]
    assert told(moderator) == 1
