"""Moderators decide about products."""

from django.db import migrations

from core.rights import giver

RIGHTS = {"Moderators": {"catalogue": ["moderate_product"]}}


class Migration(migrations.Migration):
    initial = True
    dependencies = [
        ("catalogue", "1005_standing"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailcore", "0002_initial_data"),
    ]

    operations = [migrations.RunPython(giver(RIGHTS), migrations.RunPython.noop)]
