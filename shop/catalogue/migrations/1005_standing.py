from django.db import migrations, models


def place(apps, schema_editor):
    """What is not public was taken off sale by its seller; a variant stands where its parent does."""
    products = apps.get_model("catalogue", "Product").objects
    products.filter(is_public=False).exclude(structure="child").update(standing="hidden")
    parents = products.filter(standing="hidden").values("pk")
    products.filter(structure="child", parent__in=list(parents.values_list("pk", flat=True))).update(
        standing="hidden"
    )


class Migration(migrations.Migration):

    dependencies = [
        ('catalogue', '1004_search_index'),
        ('partner', '1003_placed_addresses'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='product',
            options={'ordering': ['-date_created'], 'permissions': [('moderate_product', 'Accepter, refuser et suspendre des produits')], 'verbose_name': 'Product', 'verbose_name_plural': 'Products'},
        ),
        migrations.AddField(
            model_name='product',
            name='approved_mark',
            field=models.CharField(blank=True, editable=False, max_length=64),
        ),
        migrations.AddField(
            model_name='product',
            name='standing',
            field=models.CharField(choices=[('draft', 'brouillon'), ('pending', 'en attente'), ('approved', 'en vente'), ('rejected', 'refusé'), ('suspended', 'suspendu'), ('archived', 'archivé'), ('hidden', 'masqué')], default='approved', max_length=10, verbose_name='situation'),
        ),
        migrations.AddField(
            model_name='product',
            name='submitted_at',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='proposé le'),
        ),
        migrations.RunPython(place, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name='product',
            index=models.Index(condition=models.Q(('standing', 'pending'), models.Q(('structure', 'child'), _negated=True)), fields=['submitted_at', 'id'], name='product_pending'),
        ),
        migrations.AddConstraint(
            model_name='product',
            constraint=models.CheckConstraint(condition=models.Q(('is_public', False), ('standing', 'approved'), ('structure', 'child'), _connector='OR'), name='product_public_is_approved'),
        ),
    ]
