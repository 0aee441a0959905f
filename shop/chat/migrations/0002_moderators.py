"""Moderators answer for the team and judge what is reported."""

from django.db import migrations

from core.rights import giver

RIGHTS = {"Moderators": {"chat": ["answer_support", "view_report", "change_report"]}}


class Migration(migrations.Migration):
    dependencies = [
        ("chat", "0001_conversations"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailcore", "0002_initial_data"),
    ]

    operations = [migrations.RunPython(giver(RIGHTS), migrations.RunPython.noop)]
