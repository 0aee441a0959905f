"""Moderators keep the words and reasons they work with; a few reasons to begin with."""

from django.db import migrations

from core.rights import giver

REASONS = [
    ("La photo est floue ou ne montre pas le produit.", "The picture is blurred or does not show the product."),
    ("La photo vient d’une autre boutique.", "The picture belongs to another store."),
    ("Le texte contient un téléphone ou un lien.", "The text holds a phone number or a link."),
    ("Ce n’est pas le bon rayon.", "This is not the right category."),
    ("Le prix ne va pas avec ce produit.", "The price does not fit this product."),
    ("Ce produit ne peut pas être vendu ici.", "This product cannot be sold here."),
]
KEPT = [f"{verb}_{model}" for model in ("forbiddenword", "reasontemplate") for verb in ("view", "add", "change", "delete")]


RIGHTS = {
    "Moderators": {"moderation": [*KEPT, "view_case", "change_case", "view_changeset"]}
}


def fill(apps, schema_editor):
    reasons = apps.get_model("moderation", "ReasonTemplate").objects
    for order, (text, text_en) in enumerate(REASONS):
        reasons.get_or_create(text=text, defaults={"text_en": text_en, "order": order})


class Migration(migrations.Migration):
    dependencies = [("moderation", "0002_cases")]
    operations = [
        migrations.RunPython(giver(RIGHTS), migrations.RunPython.noop),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
