"""The journal is append-only, and the database itself sees to it.

The guards are triggers. Django drops them when it rebuilds a table on SQLite, so `lay_guards` runs
after every migrate; it may run any number of times. Nothing in the site lifts them.
"""

from django.db import DatabaseError, connections

from ledger.models import Entry, Posting

TABLES = (Entry._meta.db_table, Posting._meta.db_table)
REFUSAL = "the journal is append-only"
# SQLite's INSERT OR REPLACE takes a row away without a word to the guard of DELETE.
VERBS = {
    "sqlite": ("UPDATE", "DELETE", "REPLACE"),
    "postgresql": ("UPDATE", "DELETE", "TRUNCATE"),
}
# What an inserted row would push aside: a row of the same key.
SAME = {
    Entry._meta.db_table: (
        "id = NEW.id OR (kind = NEW.kind AND reference = NEW.reference)"
        " OR reverses_id = NEW.reverses_id"
    ),
    Posting._meta.db_table: "id = NEW.id",
}


def lay_guards(*, using: str = "default") -> None:
    connection = connections[using]
    present = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql" and present.issuperset(TABLES):
            cursor.execute(_POSTGRES_FUNCTION)
        for table in present.intersection(TABLES):
            for statement in _statements(vendor=connection.vendor, table=table):
                cursor.execute(statement)


def missing_guards(*, using: str = "default") -> list[str]:
    """Names of triggers that should stand and do not."""
    connection = connections[using]
    wanted = [_name(table, verb) for table in TABLES for verb in VERBS[connection.vendor]]
    with connection.cursor() as cursor:
        cursor.execute(_STANDING[connection.vendor])
        standing = {name for (name,) in cursor.fetchall()}
    return [name for name in wanted if name not in standing]


def _name(table: str, verb: str) -> str:
    return f"{table}_no_{verb.lower()}"


def _statements(*, vendor: str, table: str) -> list[str]:
    if vendor not in VERBS:
        raise DatabaseError(f"No guards are known for {vendor}.")
    statements = []
    for verb in VERBS[vendor]:
        name = _name(table, verb)
        if vendor == "sqlite":
            moment = f"BEFORE {verb} ON {table}"
            if verb == "REPLACE":
                pushed = f"SELECT 1 FROM {table} WHERE {SAME[table]}"  # noqa: S608 - our own words
                moment = f"BEFORE INSERT ON {table} WHEN EXISTS ({pushed})"
            statements.append(
                f"CREATE TRIGGER IF NOT EXISTS {name} {moment} "
                f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
            )
            continue
        # A statement's trigger fires for TRUNCATE, and for an UPDATE that finds no row.
        statements += [
            f"DROP TRIGGER IF EXISTS {name} ON {table}",
            f"CREATE TRIGGER {name} BEFORE {verb} ON {table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()",
        ]
    return statements


_POSTGRES_FUNCTION = f"""
CREATE OR REPLACE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'restrict_violation';
END $$
"""

_STANDING = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O'",
}
