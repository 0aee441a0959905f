"""Every store that stood before gets its desk; whoever came first to it owns it."""

from django.db import migrations


def furnish(apps, schema_editor):
    Partner = apps.get_model("partner", "Partner")
    Store = apps.get_model("stores", "Store")
    Membership = apps.get_model("stores", "Membership")
    for partner in Partner.objects.filter(store=None).order_by("pk"):
        store = Store.objects.create(partner=partner)
        people = Partner.users.through.objects.filter(partner=partner).order_by("pk")
        for place, person in enumerate(people.values_list("user_id", flat=True)):
            role = "manager" if place else "owner"
            Membership.objects.create(store=store, person_id=person, role=role)


class Migration(migrations.Migration):
    dependencies = [("stores", "0001_stores")]

    operations = [migrations.RunPython(furnish, migrations.RunPython.noop)]
