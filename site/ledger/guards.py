"""The journal is append-only and in balance, and the database itself sees to it.

The guards are triggers. Those of balance look at the end of a transaction, which SQLite has no
triggers for: there `append_entry` and `check_data_integrity` see to it (docs/money.md). Django
drops them when it rebuilds a table on SQLite, so `lay_guards` runs after every migrate; it may run
any number of times. Nothing in the site lifts them.
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


# PostgreSQL's: one look an entry that it has postings, one a posting that its entry is in balance.
BALANCE = {
    Entry._meta.db_table: ("ledger_entry_posted", "ledger_want_postings"),
    Posting._meta.db_table: ("ledger_posting_balances", "ledger_want_balance"),
}


def lay_guards(*, using: str = "default") -> None:
    connection = connections[using]
    present = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql" and present.issuperset(TABLES):
            for function in _POSTGRES_FUNCTIONS:
                cursor.execute(function)
        for table in present.intersection(TABLES):
            for statement in _statements(vendor=connection.vendor, table=table):
                cursor.execute(statement)


def missing_guards(*, using: str = "default") -> list[str]:
    """Names of triggers that should stand and do not."""
    connection = connections[using]
    wanted = [_name(table, verb) for table in TABLES for verb in VERBS[connection.vendor]]
    if connection.vendor == "postgresql":
        wanted += [name for name, _function in BALANCE.values()]
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
    if vendor == "postgresql":
        name, function = BALANCE[table]
        statements += [
            f"DROP TRIGGER IF EXISTS {name} ON {table}",
            f"CREATE CONSTRAINT TRIGGER {name} AFTER INSERT ON {table} "
            f"DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION {function}()",
        ]
    return statements


_REFUSE = f"""
CREATE OR REPLACE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'restrict_violation';
END $$
"""

# No code of an integrity error: `append_entry` would take it for a reference that stands already.
# A posting that comes later, to an entry that stands, is looked at like all others.
_WANT_BALANCE = """
CREATE OR REPLACE FUNCTION ledger_want_balance() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    rest numeric;
    strangers bigint;
BEGIN
    SELECT sum(posting.amount), count(*) FILTER (WHERE account.currency <> entry.currency)
        INTO rest, strangers
        FROM ledger_posting posting
        JOIN ledger_account account ON account.id = posting.account_id
        JOIN ledger_entry entry ON entry.id = posting.entry_id
        WHERE posting.entry_id = NEW.entry_id;
    IF rest <> 0 THEN
        RAISE EXCEPTION 'entry % does not balance: %', NEW.entry_id, rest;
    END IF;
    IF strangers > 0 THEN
        RAISE EXCEPTION 'entry % has postings in another currency', NEW.entry_id;
    END IF;
    RETURN NULL;
END $$
"""

_WANT_POSTINGS = """
CREATE OR REPLACE FUNCTION ledger_want_postings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM ledger_posting WHERE entry_id = NEW.id) THEN
        RAISE EXCEPTION 'entry % has no postings', NEW.id;
    END IF;
    RETURN NULL;
END $$
"""

_POSTGRES_FUNCTIONS = (_REFUSE, _WANT_BALANCE, _WANT_POSTINGS)

_STANDING = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O'",
}
