"""Which rows have the words that somebody asked for, by Wagtail's search index.

Where an OpenSearch is set it is asked first (shop.search.by_server), then the database. On SQLite
the index is asked by one join of our own: Wagtail's ranks each row by a query of its own.
"""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connections
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL
from wagtail.search.backends import get_search_backend
from wagtail.search.models import IndexEntry
from wagtail.search.query import And, Or, PlainText

from shop.search.by_server import database, found_by_server
from shop.search.synonyms import Wishes, wishes
from shop.search.words import typed

WORDS = "title body"
BEGINNINGS = "autocomplete"


def matching(rows: "QuerySet[Any]", *, words: str) -> "QuerySet[Any]":
    """The rows with all these words, the most telling first."""
    return _found(rows, wished=wishes(words), column=WORDS)


def beginning_with(rows: "QuerySet[Any]", *, words: str) -> "QuerySet[Any]":
    """The rows whose name has these words, where the last one may only be begun."""
    return _found(rows, wished=[[word] for word in typed(words).split()], column=BEGINNINGS)


def _found(rows: "QuerySet[Any]", *, wished: Wishes, column: str) -> "QuerySet[Any]":
    if not wished:
        return rows.none()
    begun = column == BEGINNINGS
    question = _begun(wished) if begun else _whole(wished)
    found = found_by_server(rows, question=question, begun=begun)
    if found is not None:
        return found
    if connections[rows.db].vendor == "sqlite":
        return _found_by_sqlite(rows, wished=wished, column=column)
    backend = get_search_backend(database())
    results = (backend.autocomplete if begun else backend.search)(question, rows)
    return results.get_queryset()  # type: ignore[no-any-return]


def _whole(wished: Wishes) -> Any:
    return And([Or([PlainText(one, operator="and") for one in any_of]) for any_of in wished])


def _begun(wished: Wishes) -> Any:
    return PlainText(" ".join(word for (word,) in wished), operator="and")


def _found_by_sqlite(rows: "QuerySet[Any]", *, wished: Wishes, column: str) -> "QuerySet[Any]":
    entries = IndexEntry._meta.db_table
    index = f"{entries}_fts"
    table = rows.model._meta.db_table
    # The words are letters and digits only (shop.search.words): nothing in them ends the quotes.
    terms = " AND ".join(f"({' OR '.join(map(_all_of, any_of))})" for any_of in wished)
    if column == BEGINNINGS:
        terms = " AND ".join(f'"{word}"' for (word,) in wished) + "*"
    # Only the last word may be begun: its star stands right behind it.
    question = f"{{{column}}} : ({terms})"
    found = rows.extra(  # noqa: S610 - names of tables; what was typed is a parameter
        tables=[entries, index],
        where=[
            f"{index} MATCH %s",
            f"{entries}.id = {index}.rowid",
            f"{entries}.content_type_id = %s",
            f"{table}.id = CAST({entries}.object_id AS INTEGER)",
        ],
        params=[question, ContentType.objects.get_for_model(rows.model).pk],
    )
    # A word in the name says more than one in the description.
    telling = RawSQL(f"bm25({index}, 1.0, 1.0, 4.0)", ())  # noqa: S611 - a name of a table
    return found.order_by(telling, "-pk")


def _all_of(words: str) -> str:
    """What SQLite's index is asked for: every one of these words."""
    quoted = " AND ".join(f'"{word}"' for word in words.split())
    return f"({quoted})"
