"""Moderators and operators see who buys; those of finance take the orders along."""

from django.db import migrations

from core.rights import ENTER, giver

SEE = {"accounts": ["see_customers"]}
RIGHTS = {
    "Moderators": SEE,
    "Operators": {**SEE, "order": ["view_order"], **ENTER},
    "Finance": {"order": ["view_order"], **ENTER},
}

class Migration(migrations.Migration):
    dependencies = [
        ("moderation", "0003_words"),
        ("accounts", "0006_see_customers"),
        ("order", "1003_placed_addresses"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
    ]
    operations = [migrations.RunPython(giver(RIGHTS), migrations.RunPython.noop)]
