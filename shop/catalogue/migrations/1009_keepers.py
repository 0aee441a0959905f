"""Editors and operators keep the shelves and the sorts of articles; moderators read them."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

APPS = ["catalogue"]
MODELS = ("category", "productclass", "productattribute")
READ = [f"view_{model}" for model in MODELS]
KEEP = [*READ, *(f"add_{model}" for model in MODELS), *(f"change_{model}" for model in MODELS)]
ENTER = {"wagtailadmin": ["access_admin"]}
RIGHTS = {
    "Editors": {"catalogue": KEEP},
    "Moderators": {"catalogue": READ},
    "Operators": {"catalogue": KEEP, **ENTER},
}

def give(apps, schema_editor):
    for label in APPS:
        config = apps.get_app_config(label)
        # They are made after all migrations only, which is too late here.
        config.models_module = True
        create_permissions(config, apps=apps, verbosity=0)
        config.models_module = None
    permissions = apps.get_model("auth", "Permission").objects
    for name, wanted in RIGHTS.items():
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        for label, codes in wanted.items():
            group.permissions.add(
                *permissions.filter(content_type__app_label=label, codename__in=codes)
            )


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "1008_traits_and_sold"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
    ]
    operations = [migrations.RunPython(give, migrations.RunPython.noop)]
