"""The two front doors, French and English, in place of Wagtail's welcome page."""

import uuid
from typing import Any

from django.conf import settings
from django.db import migrations

TEXTS = {
    "fr": (
        "Accueil",
        "Tout le marché, livré chez vous",
        "Commandez dans plusieurs boutiques à la fois. Vous payez à la porte, en espèces, "
        "quand vous avez vu.",
    ),
    "en": (
        "Home",
        "The whole market, at your door",
        "Order from several stores at once. You pay at the door, in cash, once you have looked.",
    ),
}


def open_doors(apps: Any, schema_editor: Any) -> None:
    home_page = apps.get_model("home", "HomePage")
    page = apps.get_model("wagtailcore", "Page")
    site = apps.get_model("wagtailcore", "Site")
    locale = apps.get_model("wagtailcore", "Locale")
    kind, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        model="homepage", app_label="home"
    )
    root = page.objects.get(depth=1)
    default = page.objects.filter(depth=2, slug="home").first()
    same_page = uuid.uuid4()
    doors = {}
    for number, (language, (title, headline, intro)) in enumerate(TEXTS.items(), start=1):
        tongue, _ = locale.objects.get_or_create(language_code=language)
        slug = "home" if language == settings.LANGUAGE_CODE else f"home-{language}"
        doors[language] = home_page.objects.create(
            title=title,
            draft_title=title,
            slug=f"new-{slug}",
            content_type=kind,
            path=f"{root.path}{number + 1:04d}",
            depth=2,
            numchild=0,
            url_path=f"/{slug}/",
            locale=tongue,
            translation_key=same_page,
            headline=headline,
            intro=intro,
        )
    if default:
        site.objects.filter(root_page_id=default.pk).delete()
        page.objects.filter(pk=default.pk).delete()
    for language, door in doors.items():
        slug = "home" if language == settings.LANGUAGE_CODE else f"home-{language}"
        page.objects.filter(pk=door.pk).update(slug=slug)
    page.objects.filter(pk=root.pk).update(numchild=page.objects.filter(depth=2).count())
    site.objects.create(
        hostname="localhost", root_page_id=doors["fr"].pk, is_default_site=True, site_name="Makiti"
    )


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0001_initial"),
        ("wagtailcore", "0054_initial_locale"),
        ("wagtailcore", "0098_apitoken"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(open_doors, migrations.RunPython.noop)]
