from django.db import migrations, models

LISTED = models.Q(("is_public", True), models.Q(("structure", "child"), _negated=True))


class Migration(migrations.Migration):
    dependencies = [("catalogue", "1002_brand_color_facts")]

    operations = [
        migrations.RenameField("product", "listed_color", "listed_colors"),
        migrations.AlterField(
            "product",
            "listed_colors",
            models.CharField(blank=True, max_length=255, verbose_name="couleurs"),
        ),
        migrations.RemoveField("product", "listed_facts"),
        migrations.AddField(
            "product",
            "listed_details",
            models.JSONField(blank=True, default=dict, verbose_name="détails affichés"),
        ),
        migrations.AddField(
            "product",
            "listed_score",
            models.PositiveSmallIntegerField(default=0, verbose_name="note pondérée"),
        ),
        migrations.AddIndex(
            "product",
            models.Index(
                condition=LISTED, fields=["-listed_score", "-id"], name="product_listed_score"
            ),
        ),
        migrations.AddIndex(
            "product",
            models.Index(
                condition=LISTED, fields=["listed_brand", "-id"], name="product_listed_brand"
            ),
        ),
    ]
