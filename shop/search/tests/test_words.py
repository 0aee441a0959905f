import pytest

from shop.search.words import asked, folded, typed


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("Chaussures d’école", "chaussure d ecole"),
        ("Poêle à frire ÉMAILLÉE", "poele a frire emaille"),
        ("<b>Œufs</b> & jeux", "oeuf jeu"),
        ("Riz 5kg, gaz", "riz 5kg gaz"),
        ("Ɓaɗɗo", "ɓaɗɗo"),
    ],
)
def test_what_is_indexed_has_no_accents_capitals_or_bent_ends(text: str, stored: str) -> None:
    assert folded(text) == stored


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("l’huile de palme", "huile palme"),
        ("de la", "de la"),
        ("😀 !!!", ""),
        ('"robe* OR (sac)', "robe or sac"),
        ("mot " * 40, " ".join(["mot"] * 12)),
    ],
)
def test_what_is_asked_keeps_the_words_that_tell(text: str, words: str) -> None:
    assert asked(text) == words


def test_a_plural_finds_what_is_written_once_and_the_other_way_round() -> None:
    assert asked("téléphones") == folded("Telephone")
    assert asked("robe") == folded("Robes")


def test_what_is_being_typed_keeps_its_last_letter() -> None:
    assert typed("Téléphones por") == "telephones por"
