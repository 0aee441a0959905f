"""Editors and operators choose what stands on top of a search."""

from django.db import migrations

from core.rights import giver

KEEP = [f"{verb}_searchpromotion" for verb in ("view", "add", "change", "delete")]
RIGHTS = {name: {"wagtailsearchpromotions": KEEP} for name in ("Editors", "Operators")}


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0003_keepers"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("wagtailsearchpromotions", "0008_query_verbose_name"),
    ]
    operations = [migrations.RunPython(giver(RIGHTS), migrations.RunPython.noop)]
