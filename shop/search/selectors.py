"""Which rows have the words that somebody asked for.

Where an OpenSearch is set it is asked first (shop.search.by_server), then the database
(shop.search.by_database).
"""

from typing import Any

from django.db.models import QuerySet
from wagtail.search.query import And, Or, PlainText

from shop.search.by_database import found_by_database
from shop.search.by_server import found_by_server
from shop.search.synonyms import Wishes, wishes
from shop.search.words import typed


def matching(rows: "QuerySet[Any]", *, words: str) -> "QuerySet[Any]":
    """The rows with all these words, the most telling first."""
    return matching_wishes(rows, wished=wishes(words))


def matching_wishes(rows: "QuerySet[Any]", *, wished: Wishes) -> "QuerySet[Any]":
    """The rows with one of the names of each wish."""
    if not wished:
        return rows.none()
    found = found_by_server(rows, question=whole(wished))
    return found_by_database(rows, wished=wished) if found is None else found


def beginning_with(rows: "QuerySet[Any]", *, words: str) -> "QuerySet[Any]":
    """The rows whose name has these words, where the last one may only be begun."""
    begun = typed(words)
    if not begun:
        return rows.none()
    found = found_by_server(rows, question=PlainText(begun, operator="and"), begun=True)
    if found is not None:
        return found
    return found_by_database(rows, wished=[[word] for word in begun.split()], begun=True)


def whole(wished: Wishes) -> Any:
    return And([Or([PlainText(one, operator="and") for one in any_of]) for any_of in wished])
