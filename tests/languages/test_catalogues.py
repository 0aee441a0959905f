"""Every sentence of ours has its English, and the compiled catalogues are up to date."""

import re

import pytest
from django.test import Client
from django.utils.translation import gettext, override, pgettext

from core import translations

HOLES = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


def test_every_sentence_of_the_sources_has_its_english() -> None:
    english = translations.read("en")
    missing = [
        message.id
        for message in translations.extract()
        if message.id and english.get(message.id, context=message.context) is None
    ]
    assert missing == [], "make messages, then write the English in locale/en"
    assert translations.untranslated(english) == []


def test_a_translation_keeps_what_is_filled_in() -> None:
    wrong = []
    for message in translations.read("en"):
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        wanted = set(HOLES.findall(ids[-1]))
        wrong += [text for text in strings if message.id and set(HOLES.findall(text)) != wanted]
    assert wrong == []


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_compiled_catalogue_is_that_of_the_text(language: str) -> None:
    path = translations.po_path(language).with_suffix(".mo")
    assert path.read_bytes() == translations.compiled(translations.read(language)), "make messages"


def test_no_dependency_takes_a_french_sentence_for_an_english_one() -> None:
    """Somebody's English “Note” is “Remarque” in French, and ours is a mark out of five."""
    with override("fr"):
        taken = [
            message.id
            for message in translations.extract()
            if isinstance(message.id, str) and message.id
            if (pgettext(message.context, message.id) if message.context else gettext(message.id))
            != message.id
        ]
    assert taken == [], "say it again in locale/fr"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "words", "others"),
    [("fr", "Tous les produits", "All products"), ("en", "All products", "Tous les produits")],
)
def test_a_page_speaks_one_language(language: str, words: str, others: str) -> None:
    body = Client().get(f"/{language}/shop/").content.decode()
    assert f'lang="{language}"' in body
    assert words in body
    assert others not in body
