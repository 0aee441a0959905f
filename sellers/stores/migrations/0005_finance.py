"""Those of finance see the stores they pay."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

APPS = ["stores"]
RIGHTS = {"Finance": {"stores": ["view_store"], "wagtailadmin": ["access_admin"]}}

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
        ("stores", "0004_checklist"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
    ]
    operations = [migrations.RunPython(give, migrations.RunPython.noop)]
