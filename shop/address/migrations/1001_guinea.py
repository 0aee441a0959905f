from django.db import migrations


def add_guinea(apps, schema_editor):
    """Every address is in Guinea: no form asks for the country."""
    apps.get_model("address", "Country").objects.using(schema_editor.connection.alias).update_or_create(
        iso_3166_1_a2="GN",
        defaults={
            "iso_3166_1_a3": "GIN",
            "iso_3166_1_numeric": "324",
            "name": "République de Guinée",
            "printable_name": "Guinée",
            "is_shipping_country": True,
        },
    )


class Migration(migrations.Migration):
    dependencies = [("address", "0007_useraddress_code")]

    operations = [migrations.RunPython(add_guinea, migrations.RunPython.noop)]
