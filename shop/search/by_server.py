"""The rows that an OpenSearch finds, where one is set (SEARCH_URL): it says which and in what
order, the database what they cost, who sells them and which of them are asked for."""

import json
from typing import Any

from django.conf import settings
from django.db import connections
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL
from wagtail.search.backends import get_search_backend

from shop.search.servers import DATABASE


def is_set() -> bool:
    return DATABASE in settings.WAGTAILSEARCH_BACKENDS


def found_by_server(
    rows: "QuerySet[Any]", *, question: Any, begun: bool = False
) -> "QuerySet[Any] | None":
    """None where no server is set, or it does not answer."""
    if not is_set():
        return None
    from shop.search.opensearch import ServerAway

    backend = get_search_backend()
    search = backend.autocomplete if begun else backend.search
    try:
        keys = search(question, rows).keys()
    except ServerAway:
        return None
    return _in_this_order(rows.filter(pk__in=keys), keys)


def _in_this_order(rows: "QuerySet[Any]", keys: list[str]) -> "QuerySet[Any]":
    places = json.dumps({key: place for place, key in enumerate(keys)})
    key = f'"{rows.model._meta.db_table}"."id"'
    sql = f"(%s::jsonb ->> {key}::text)::integer"
    if connections[rows.db].vendor == "sqlite":
        sql = f"""json_extract(%s, '$."' || {key} || '"')"""
    return rows.order_by(RawSQL(sql, (places,)))  # noqa: S611 - a name of a table
