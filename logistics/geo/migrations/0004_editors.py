"""Editors keep the gazetteer: they add and change places and settle names that nobody knew."""

from typing import Any

from django.contrib.auth.management import create_permissions
from django.db import migrations

CODES = ["view_place", "add_place", "change_place", "view_unknownplace", "change_unknownplace"]


def allow(apps: Any, schema_editor: Any) -> None:
    config = apps.get_app_config("geo")
    # They are made after all migrations only, which is too late here.
    config.models_module = True
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = None
    group, _ = apps.get_model("auth", "Group").objects.get_or_create(name="Editors")
    permissions = apps.get_model("auth", "Permission").objects
    group.permissions.add(*permissions.filter(content_type__app_label="geo", codename__in=CODES))


class Migration(migrations.Migration):
    dependencies = [
        ("geo", "0003_rarest_grams_first"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailcore", "0002_initial_data"),
    ]

    operations = [migrations.RunPython(allow, migrations.RunPython.noop)]
