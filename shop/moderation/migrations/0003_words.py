"""Moderators keep the words and reasons they work with; a few reasons to begin with."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

REASONS = [
    ("La photo est floue ou ne montre pas le produit.", "The picture is blurred or does not show the product."),
    ("La photo vient d’une autre boutique.", "The picture belongs to another store."),
    ("Le texte contient un téléphone ou un lien.", "The text holds a phone number or a link."),
    ("Ce n’est pas le bon rayon.", "This is not the right category."),
    ("Le prix ne va pas avec ce produit.", "The price does not fit this product."),
    ("Ce produit ne peut pas être vendu ici.", "This product cannot be sold here."),
]
KEPT = [f"{verb}_{model}" for model in ("forbiddenword", "reasontemplate") for verb in ("view", "add", "change", "delete")]


def fill(apps, schema_editor):
    config = apps.get_app_config("moderation")
    # They are made after all migrations only, which is too late here.
    config.models_module = True
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = None
    group, _ = apps.get_model("auth", "Group").objects.get_or_create(name="Moderators")
    permissions = apps.get_model("auth", "Permission").objects
    codes = [*KEPT, "view_case", "change_case", "view_changeset"]
    group.permissions.add(
        *permissions.filter(content_type__app_label="moderation", codename__in=codes)
    )
    reasons = apps.get_model("moderation", "ReasonTemplate").objects
    for order, (text, text_en) in enumerate(REASONS):
        reasons.get_or_create(text=text, defaults={"text_en": text_en, "order": order})


class Migration(migrations.Migration):
    dependencies = [("moderation", "0002_cases")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
