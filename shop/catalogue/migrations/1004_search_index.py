"""On PostgreSQL Wagtail asks for `title || body`; without this index it reads every row."""

from django.db import migrations

NAME = "wagtailsearch_words_gin"


def add_index(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            f"CREATE INDEX IF NOT EXISTS {NAME} ON wagtailsearch_indexentry"
            " USING gin ((title || body))"
        )


def drop_index(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"DROP INDEX IF EXISTS {NAME}")


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "1003_listing_details"),
        ("wagtailsearch", "0006_customise_indexentry"),
    ]
    operations = [migrations.RunPython(add_index, drop_index)]
