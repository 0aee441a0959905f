"""The rows that the database's own index finds, by one join from the index to the rows.

Wagtail's joins the other way round: on PostgreSQL it goes through all rows by a key made text, on
SQLite it ranks each row by a query of its own.
"""

from collections.abc import Callable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connections
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL
from wagtail.search.models import IndexEntry

from shop.search.synonyms import Wishes

ENTRIES = IndexEntry._meta.db_table
# What Wagtail's index has of a row: its name, all else, and its name as it is typed.
TITLE, BODY, BEGINNINGS = "title", "body", "autocomplete"
Telling = tuple[str, list[str]]


def found_by_database(
    rows: "QuerySet[Any]", *, wished: Wishes, begun: bool = False
) -> "QuerySet[Any]":
    """Those that have one of each of the wishes, the most telling first.

    Begun: those in whose name the words stand, where the last one may only be begun.
    """
    return _finders[connections[rows.db].vendor](rows, wished, begun)


def _joined(
    rows: "QuerySet[Any]", *, condition: str, question: str, tables: tuple[str, ...] = ()
) -> "QuerySet[Any]":
    table = rows.model._meta.db_table
    return rows.extra(  # noqa: S610 - names of tables; what was typed is a parameter
        tables=[ENTRIES, *tables],
        where=[
            condition,
            f"{ENTRIES}.content_type_id = %s",
            f"{table}.id = CAST({ENTRIES}.object_id AS bigint)",
        ],
        params=[question, ContentType.objects.get_for_model(rows.model).pk],
    )


def _by_postgres(rows: "QuerySet[Any]", wished: Wishes, begun: bool) -> "QuerySet[Any]":
    # As Wagtail has stored it, so that its indexes serve: names as typed have no stems.
    config = "'simple', " if begun else ""
    vectors = BEGINNINGS if begun else f"({ENTRIES}.{TITLE} || {ENTRIES}.{BODY})"
    question = " & ".join(f"({' | '.join(map(_together, any_of))})" for any_of in wished)
    if begun:
        question = _together(" ".join(word for (word,) in wished)) + ":*"
    found = _joined(rows, condition=f"{vectors} @@ to_tsquery({config}%s)", question=question)
    sql, asked = _telling_begun(question) if begun else _telling(wished)
    return found.order_by(RawSQL(sql, asked).desc(), "-pk")  # noqa: S611 - names of columns


def _telling(wished: Wishes) -> Telling:
    """Wagtail's own rank: a name that says little else says more."""
    in_name, asked = _rank(wished, TITLE)
    in_body, _ = _rank(wished, BODY)
    return f"{in_name} * {ENTRIES}.title_norm + {in_body}", asked * 2


def _rank(wished: Wishes, column: str) -> Telling:
    one = _ts_rank(column)
    each = [f"(1 + ({' + '.join([one] * len(any_of))}) / {len(any_of)})" for any_of in wished]
    return f"({' * '.join(each)} - 1)", [_together(words) for any_of in wished for words in any_of]


def _telling_begun(question: str) -> Telling:
    return _ts_rank(BEGINNINGS, config="'simple', "), [question]


def _ts_rank(column: str, *, config: str = "") -> str:
    from wagtail.search.backends.database.postgres.weights import get_sql_weights

    return f"ts_rank('{get_sql_weights()}'::float4[], {ENTRIES}.{column}, to_tsquery({config}%s))"


def _together(words: str) -> str:
    """What PostgreSQL is asked for: every one of these words."""
    # They are letters and digits only (shop.search.words): nothing in them ends the quotes.
    return " & ".join(f"'{word}'" for word in words.split())


def _by_sqlite(rows: "QuerySet[Any]", wished: Wishes, begun: bool) -> "QuerySet[Any]":
    index = f"{ENTRIES}_fts"
    # Letters and digits only here too. The star stands right behind the last word.
    terms = " AND ".join(f"({' OR '.join(map(_all_of, any_of))})" for any_of in wished)
    question = f"{{{TITLE} {BODY}}} : ({terms})"
    if begun:
        terms = " AND ".join(f'"{word}"' for (word,) in wished) + "*"
        question = f"{{{BEGINNINGS}}} : ({terms})"
    found = _joined(
        rows,
        condition=f"{index} MATCH %s AND {ENTRIES}.id = {index}.rowid",
        question=question,
        tables=(index,),
    )
    # A word in the name says more than one in the description.
    telling = RawSQL(f"bm25({index}, 1.0, 1.0, 4.0)", ())  # noqa: S611 - a name of a table
    return found.order_by(telling, "-pk")


def _all_of(words: str) -> str:
    """What SQLite's index is asked for: every one of these words."""
    quoted = " AND ".join(f'"{word}"' for word in words.split())
    return f"({quoted})"


_finders: dict[str, Callable[["QuerySet[Any]", Wishes, bool], "QuerySet[Any]"]] = {
    "postgresql": _by_postgres,
    "sqlite": _by_sqlite,
}
