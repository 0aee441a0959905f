"""Products as a table, for staff."""

from django.db.models import QuerySet, Sum
from django.utils.translation import gettext_lazy as _

from core.exports import Column, TableExport, register_export
from shop.catalogue.models import Product
from shop.catalogue.tree import category_tree


def products() -> QuerySet[Product]:
    return Product.objects.select_related("store", "parent").annotate(
        pieces=Sum("stockrecords__num_in_stock"), held=Sum("stockrecords__num_allocated")
    )


def _shelf(product: Product) -> str:
    path = product.listed_category or (product.parent.listed_category if product.parent else "")
    node = category_tree().by_tree_path.get(path)
    return node.label if node else ""


register_export(
    TableExport(
        name="products",
        title=_("Produits"),
        permission="catalogue.view_product",
        rows=products,
        columns=(
            Column(_("Référence"), lambda product: product.pk),
            Column(_("Nom du produit"), lambda product: product.get_title()),
            Column(_("Boutique"), lambda product: product.store.name if product.store else ""),
            Column(_("Rayon"), _shelf),
            Column(_("Marque"), lambda product: product.listed_brand),
            Column(_("Prix (GNF)"), lambda product: product.listed_price),
            Column(_("En stock"), lambda product: product.pieces or 0),
            Column(_("Réservés"), lambda product: product.held or 0),
            Column(_("En ligne"), lambda product: _("oui") if product.is_public else _("non")),
            Column(_("Note moyenne"), lambda product: product.rating),
            Column(_("Avis"), lambda product: product.listed_reviews),
            Column(_("Créé le"), lambda product: product.date_created),
        ),
    )
)
