from typing import Any

from django.core.cache import cache
from django.utils.translation import override

from core.cache import page_key


def test_a_key_differs_by_language_currency_and_parts(settings: Any) -> None:
    with override("fr"):
        french = page_key("suggest", "riz", 1)
        other_words = page_key("suggest", "ri", "z1")
        settings.OSCAR_DEFAULT_CURRENCY = "EUR"
        euros = page_key("suggest", "riz", 1)
    settings.OSCAR_DEFAULT_CURRENCY = "GNF"
    with override("en"):
        english = page_key("suggest", "riz", 1)
    assert len({french, other_words, euros, english}) == 4
    with override("fr"):
        assert page_key("suggest", "riz", 1) == french


def test_a_new_version_forgets_what_was_kept() -> None:
    with override("fr"):
        cache.set(page_key("x"), "old", version=1)
        assert cache.get(page_key("x"), version=2) is None
