"""Take a guard of the database away for a moment, to see that the race it holds is run."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection


@contextmanager
def without_unique(model: Any, *columns: str) -> Iterator[None]:
    """PostgreSQL only. The rows of the table go before the constraint comes back."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, table)
        [name] = [
            name
            for name, told in found.items()
            if told["unique"] and not told["primary_key"] and told["columns"] == list(columns)
        ]
        cursor.execute(f'ALTER TABLE "{table}" DROP CONSTRAINT "{name}"')
    try:
        yield
    finally:
        model.objects.all().delete()
        named = ", ".join(f'"{column}"' for column in columns)
        with connection.cursor() as cursor:
            cursor.execute(f'ALTER TABLE "{table}" ADD CONSTRAINT "{name}" UNIQUE ({named})')
