"""Whoever is in a group is of the team: those who were given one in the office, too."""

from django.db import migrations


def mark(apps, schema_editor):
    people = apps.get_model("accounts", "User").objects
    people.filter(groups__isnull=False, is_staff=False).update(is_staff=True)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0006_see_customers")]
    operations = [migrations.RunPython(mark, migrations.RunPython.noop)]
