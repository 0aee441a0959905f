"""Editors and operators keep the shelves and the sorts of articles; moderators read them."""

from django.db import migrations

from core.rights import ENTER, giver

MODELS = ("category", "productclass", "productattribute")
READ = [f"view_{model}" for model in MODELS]
KEEP = [*READ, *(f"add_{model}" for model in MODELS), *(f"change_{model}" for model in MODELS)]
RIGHTS = {
    "Editors": {"catalogue": KEEP},
    "Moderators": {"catalogue": READ},
    "Operators": {"catalogue": KEEP, **ENTER},
}

class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "1008_traits_and_sold"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
    ]
    operations = [migrations.RunPython(giver(RIGHTS), migrations.RunPython.noop)]
