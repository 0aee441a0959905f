from typing import Any

from django.db import migrations, models
from django.db.models import Count

from logistics.geo.spelling import grams

LEVELS = {
    "country": 0,
    "region": 1,
    "prefecture": 2,
    "special_zone": 2,
    "sub_prefecture": 3,
    "commune": 3,
    "quartier": 4,
}


def cut_anew(apps: Any, schema_editor: Any) -> None:
    """How words begin is new, and so are the levels: every name is cut again."""
    names = apps.get_model("geo", "SearchName")
    rows = apps.get_model("geo", "SearchGram")
    counts = apps.get_model("geo", "GramCount")
    batch: list[Any] = []
    for pk, heard, kind in names.objects.values_list("pk", "heard", "place__kind"):
        found = grams(heard)
        batch += [
            rows(name_id=pk, gram=gram, size=len(found), level=LEVELS[kind])
            for gram in sorted(found)
        ]
        if len(batch) > 10_000:
            rows.objects.bulk_create(batch, batch_size=5000)
            batch = []
    rows.objects.bulk_create(batch, batch_size=5000)
    counted = rows.objects.values_list("gram").annotate(Count("gram")).order_by()
    counts.objects.bulk_create(
        [counts(gram=gram, names=number) for gram, number in counted], batch_size=5000
    )


class Migration(migrations.Migration):
    dependencies = [("geo", "0002_doors")]

    operations = [
        migrations.DeleteModel(name="SearchGram"),
        migrations.CreateModel(
            name="SearchGram",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("gram", models.CharField(max_length=4)),
                ("size", models.PositiveSmallIntegerField()),
                ("level", models.PositiveSmallIntegerField()),
                ("name", models.ForeignKey(db_index=False, on_delete=models.deletion.CASCADE, related_name="grams", to="geo.searchname")),
            ],
            options={
                "indexes": [
                    models.Index(fields=["gram", "size", "name", "level"], name="geo_gram"),
                    models.Index(fields=["name"], name="geo_gram_name"),
                ],
            },
        ),
        migrations.CreateModel(
            name="GramCount",
            fields=[
                ("gram", models.CharField(max_length=4, primary_key=True, serialize=False)),
                ("names", models.PositiveIntegerField()),
            ],
        ),
        migrations.RunPython(cut_anew, migrations.RunPython.noop),
    ]
