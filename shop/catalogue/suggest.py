"""Which categories somebody means who has typed the beginning of a name."""

from collections.abc import Iterator
from functools import lru_cache

from shop.catalogue.tree import Node, category_tree
from shop.search.stems import stem
from shop.search.words import words_of

# As many names as a very large market has, in both languages.
_words = lru_cache(maxsize=8192)(words_of)
_NOT_AT_ALL = 3


def begun_categories(text: str, *, limit: int) -> list[Node]:
    """Accents and capitals do not count, nor does which of the two languages is typed.

    Each word has to begin a word of the name or, all but one, of what the category stands in:
    `mode pag` is Pagnes in Mode. First whose name begins so, then whose own name has it all, then
    the fullest.
    """
    typed = words_of(text)
    if not typed:
        return []
    ranked = [
        (rank, -node.products, node.label, node.id, node)
        for node in category_tree().by_id.values()
        if (rank := min(_rank(typed, names) for names in _names(node))) < _NOT_AT_ALL
    ]
    return [node for *_, node in sorted(ranked)[:limit]]


def _names(node: Node) -> Iterator[tuple[list[str], list[str]]]:
    """In each language: the words of its name, and of all that it stands in."""
    upper = node.ancestors[:-1]
    yield _words(node.name), [word for one in upper for word in _words(one.name)]
    if node.name_en:
        english = [word for one in upper for word in _words(one.name_en or one.name)]
        yield _words(node.name_en), english


def _rank(typed: list[str], names: tuple[list[str], list[str]]) -> int:
    own, upper = names
    if len(typed) <= len(own) and all(map(_is_begun, typed, own)):
        return 0
    rest = [word for word in typed if not _begins_one(word, own)]
    if not rest:
        return 1
    if len(rest) < len(typed) and all(_begins_one(word, upper) for word in rest):
        return 2
    return _NOT_AT_ALL


def _begins_one(word: str, names: list[str]) -> bool:
    return any(_is_begun(word, there) for there in names)


def _is_begun(word: str, there: str) -> bool:
    """`chaussures` is `Chaussure` too."""
    return there.startswith(word) or stem(there) == stem(word)
