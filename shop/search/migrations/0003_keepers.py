"""Editors and moderators keep the synonyms."""

from django.db import migrations

from core.rights import giver

KEEP = [f"{verb}_synonyms" for verb in ("view", "add", "change", "delete")]
RIGHTS = {"Editors": {"search": KEEP}, "Moderators": {"search": KEEP}}


class Migration(migrations.Migration):
    dependencies = [("search", "0002_synonyms"), ("auth", "0012_alter_user_first_name_max_length")]
    operations = [migrations.RunPython(giver(RIGHTS), migrations.RunPython.noop)]
