"""Those of finance see the stores they pay."""

from django.db import migrations

from core.rights import ENTER, giver

RIGHTS = {"Finance": {"stores": ["view_store"], **ENTER}}

class Migration(migrations.Migration):
    dependencies = [
        ("stores", "0004_checklist"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
    ]
    operations = [migrations.RunPython(giver(RIGHTS), migrations.RunPython.noop)]
