from django.db import migrations, models


class Migration(migrations.Migration):
    """The struck price of a list, and when its price is next to be worked out anew."""

    dependencies = [("catalogue", "1006_desk_fields")]

    operations = [
        migrations.AddField(
            "product",
            "listed_until",
            models.DateTimeField(blank=True, null=True, verbose_name="prix affiché jusqu’au"),
        ),
        migrations.AddField(
            "product",
            "listed_was",
            models.DecimalField(
                blank=True, decimal_places=2, max_digits=12, null=True, verbose_name="prix barré"
            ),
        ),
        migrations.AddIndex(
            "product",
            models.Index(
                condition=models.Q(("listed_until__isnull", False)),
                fields=["listed_until"],
                name="product_listed_until",
            ),
        ),
    ]
