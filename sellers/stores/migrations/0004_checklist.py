"""The first checklist, who works with it, and stores of before that go on selling."""

from django.db import migrations

from core.rights import ENTER, giver

KINDS = [
    (
        "identity",
        "Pièce d’identité",
        "Identity document",
        "De la personne qui tient la boutique : les deux côtés sur une photo, lisible.",
        "Of the person who runs the store: both sides on one photo, readable.",
        True,
        True,
    ),
    (
        "rccm",
        "Registre du commerce (RCCM)",
        "Trade register (RCCM)",
        "L’extrait, si la boutique est enregistrée.",
        "The extract, where the store is registered.",
        False,
        False,
    ),
    (
        "nif",
        "Carte NIF",
        "Tax card (NIF)",
        "Si la boutique en a une.",
        "Where the store has one.",
        False,
        False,
    ),
]
LOOK = ["view_store", "view_paper", "view_paperkind", "view_membership", "view_invitation"]
JUDGE = [*LOOK, "decide_paper", "suspend_store"]
OPERATE = [*JUDGE, "change_store", "add_paperkind", "change_paperkind"]
RIGHTS = {
    "Moderators": {"stores": JUDGE, **ENTER},
    "Operators": {"stores": OPERATE, **ENTER},
}


def set_up(apps, schema_editor):
    PaperKind = apps.get_model("stores", "PaperKind")
    for place, (code, name, name_en, text, text_en, required, identity) in enumerate(KINDS, 1):
        kind = PaperKind.objects.create(
            code=code,
            name=name,
            name_en=name_en,
            help=text,
            help_en=text_en,
            required=required,
            is_identity=identity,
            place=place * 10,
        )
        for store in apps.get_model("stores", "Store").objects.all():
            apps.get_model("stores", "Paper").objects.create(
                store=store, kind=kind, status="waived"
            )


class Migration(migrations.Migration):
    dependencies = [
        ("stores", "0003_papers_and_invitations"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailcore", "0002_initial_data"),
    ]

    operations = [
        migrations.RunPython(set_up, migrations.RunPython.noop),
        migrations.RunPython(giver(RIGHTS), migrations.RunPython.noop),
    ]
