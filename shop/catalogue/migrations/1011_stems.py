"""Words are stemmed otherwise (shop/search/stems.py): what is in the index is to be stemmed anew.

By a worker, piece after piece, once the site runs with the new code: a market of any size does not
hold its migrations up.
"""

from django.db import migrations


def ask_for_it(apps, schema_editor):
    if apps.get_model("catalogue", "Product").objects.exists():
        apps.get_model("core", "OutboxMessage").objects.create(
            task="catalogue.index_market", payload={}
        )


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "1010_related"),
        ("core", "0003_outbox_and_audit"),
    ]
    operations = [migrations.RunPython(ask_for_it, migrations.RunPython.noop)]
