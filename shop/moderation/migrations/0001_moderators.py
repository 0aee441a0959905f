"""Moderators decide about products."""

from django.contrib.auth.management import create_permissions
from django.db import migrations


def allow(apps, schema_editor):
    config = apps.get_app_config("catalogue")
    # They are made after all migrations only, which is too late here.
    config.models_module = True
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = None
    group, _ = apps.get_model("auth", "Group").objects.get_or_create(name="Moderators")
    permissions = apps.get_model("auth", "Permission").objects
    group.permissions.add(
        *permissions.filter(content_type__app_label="catalogue", codename="moderate_product")
    )


class Migration(migrations.Migration):
    initial = True
    dependencies = [
        ("catalogue", "1005_standing"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailcore", "0002_initial_data"),
    ]

    operations = [migrations.RunPython(allow, migrations.RunPython.noop)]
