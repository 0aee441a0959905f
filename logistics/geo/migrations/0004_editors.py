"""Editors keep the gazetteer: they add and change places and settle names that nobody knew."""

from django.db import migrations

from core.rights import giver

CODES = ["view_place", "add_place", "change_place", "view_unknownplace", "change_unknownplace"]
RIGHTS = {"Editors": {"geo": CODES}}


class Migration(migrations.Migration):
    dependencies = [
        ("geo", "0003_rarest_grams_first"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailcore", "0002_initial_data"),
    ]

    operations = [migrations.RunPython(giver(RIGHTS), migrations.RunPython.noop)]
