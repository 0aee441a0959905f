"""Products and categories, with what a list page needs on the row itself."""

from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from oscar.apps.catalogue.abstract_models import (
    AbstractCategory,
    AbstractProduct,
    AbstractProductAttribute,
    AbstractProductClass,
)
from wagtail.search import index

from shop.catalogue.labels import said
from shop.catalogue.managers import ProductQuerySet
from shop.catalogue.sizes import SizeClass
from shop.catalogue.states import Standing
from shop.search.fields import FoldedField, TypedField

# What a list shows; every index of a list is only over these.
LISTED = models.Q(is_public=True) & ~models.Q(structure="child")


class Category(AbstractCategory):
    name_en = models.CharField(_("nom en anglais"), max_length=255, blank=True)

    @property
    def label(self) -> str:
        """The name in the visitor's language."""
        return said(str(self.name), self.name_en)

    @property
    def full_name(self) -> str:
        """`Mode > Robes`, from the tree that is held: a list of shelves asks once."""
        from shop.catalogue.tree import category_tree

        node = category_tree().by_id.get(self.pk)
        if node is None:
            return str(super().full_name)
        above = [step.name for step in node.ancestors[:-1]]
        return self._full_name_separator.join([*above, str(self.name)])

    def get_absolute_url(self) -> str:
        from shop.catalogue.tree import category_tree

        node = category_tree().by_id.get(self.pk)
        path = node.path if node else self.full_slug
        return reverse("catalogue:category", kwargs={"category_path": path})


class ProductClass(AbstractProductClass):
    """A sort of article."""

    name_en = models.CharField(_("nom en anglais"), max_length=128, blank=True)

    @property
    def label(self) -> str:
        return said(str(self.name), self.name_en)


class ProductAttribute(AbstractProductAttribute):
    """What can be said of a sort of article."""

    name_en = models.CharField(_("nom en anglais"), max_length=128, blank=True)

    @property
    def label(self) -> str:
        return said(str(self.name), self.name_en)


class Product(index.Indexed, AbstractProduct):
    """`refresh_listing` keeps the listed_ fields; lists, filters and search read only them."""

    store = models.ForeignKey(
        "partner.Partner",
        verbose_name=_("boutique"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="products",
    )
    # set_standing moves it. What is made outside the desk (the demo, the team's imports) is sold at
    # once; what a seller begins is a draft.
    standing = models.CharField(
        _("situation"), max_length=10, choices=Standing.choices, default=Standing.APPROVED
    )
    submitted_at = models.DateTimeField(_("proposé le"), null=True, blank=True, editable=False)
    # What was on sale when it left the shop (shop.catalogue.content): only that comes back unread.
    approved_mark = models.CharField(max_length=64, blank=True, editable=False)
    listed_price = models.DecimalField(
        _("prix affiché"), max_digits=12, decimal_places=2, null=True, blank=True
    )
    # What it cost before the discount that runs; and when that price is next to be worked out anew.
    listed_was = models.DecimalField(
        _("prix barré"), max_digits=12, decimal_places=2, null=True, blank=True
    )
    listed_until = models.DateTimeField(_("prix affiché jusqu’au"), null=True, blank=True)
    listed_in_stock = models.BooleanField(_("en stock"), default=False)
    listed_reviews = models.PositiveIntegerField(_("nombre d’avis"), default=0)
    # The mark by which lists are sorted, in hundredths: few marks weigh less than many.
    listed_score = models.PositiveSmallIntegerField(_("note pondérée"), default=0)
    listed_cover = models.CharField(_("image principale"), max_length=255, blank=True)
    # The deepest category's path: a list of a category and all below is a range of it.
    listed_category = models.CharField(_("rayon"), max_length=255, blank=True)
    listed_brand = models.CharField(_("marque"), max_length=80, blank=True)
    # `|bleu nuit|rouge|`: its own and its variants'.
    listed_colors = models.CharField(_("couleurs"), max_length=255, blank=True)
    # `|size=m|size=l|material=coton|`: what else it can be found by, its own and its variants'.
    listed_traits = models.CharField(_("caractéristiques"), max_length=500, blank=True)
    # Pieces that were bought lately (shop.catalogue.listing.LATELY).
    listed_sold = models.PositiveIntegerField(_("vendus récemment"), default=0)
    # What the product's page shows and nobody filters by: pictures, facts, marks
    # (shop.catalogue.listing.Details).
    listed_details = models.JSONField(_("détails affichés"), default=dict, blank=True)

    size_class = models.CharField(
        _("encombrement"), max_length=8, choices=SizeClass.choices, default=SizeClass.MEDIUM
    )
    try_at_door = models.BooleanField(_("s’essaie à la porte"), default=False)

    objects = ProductQuerySet.as_manager()

    search_fields = [
        FoldedField("title", boost=4),
        TypedField("title"),
        FoldedField("shelf_words"),
        FoldedField("description"),
        index.FilterField("is_public"),
        index.FilterField("structure"),
        index.FilterField("listed_price"),
        index.FilterField("listed_in_stock"),
        index.FilterField("listed_category"),
        index.FilterField("rating"),
        index.FilterField("store_id"),
        index.FilterField("date_created"),
    ]

    class Meta(AbstractProduct.Meta):
        indexes = [
            models.Index(
                fields=["listed_category", "-id"], condition=LISTED, name="product_listed_category"
            ),
            models.Index(fields=["-id"], condition=LISTED, name="product_listed_newest"),
            models.Index(
                fields=["listed_price", "-id"], condition=LISTED, name="product_listed_price"
            ),
            models.Index(
                fields=["-listed_score", "-id"], condition=LISTED, name="product_listed_score"
            ),
            models.Index(
                fields=["-listed_sold", "-id"], condition=LISTED, name="product_listed_sold"
            ),
            models.Index(
                fields=["listed_brand", "-id"], condition=LISTED, name="product_listed_brand"
            ),
            models.Index(
                fields=["submitted_at", "id"],
                condition=models.Q(standing="pending") & ~models.Q(structure="child"),
                name="product_pending",
            ),
            models.Index(
                fields=["listed_until"],
                condition=models.Q(listed_until__isnull=False),
                name="product_listed_until",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(is_public=False)
                | models.Q(standing="approved")
                | models.Q(structure="child"),
                name="product_public_is_approved",
            ),
        ]
        permissions = [("moderate_product", _("Accepter, refuser et suspendre des produits"))]

    def get_absolute_url(self) -> str:
        return reverse("catalogue:detail", kwargs={"product_slug": self.slug, "pk": self.pk})

    @property
    def review_key(self) -> int:
        """The product that reviews are given to: a variant's is its product."""
        return int(self.parent_id or self.pk)

    @property
    def was_offered(self) -> bool:
        """Whether shoppers may have seen it: then its address and its variants stay."""
        return self.standing != Standing.DRAFT or self.submitted_at is not None

    @property
    def shelf_words(self) -> str:
        """What a shopper may look for and the title does not say: brand, colours, rayon, store."""
        from shop.catalogue.tree import category_tree

        node = category_tree().by_tree_path.get(self.listed_category)
        names = [f"{step.name} {step.name_en}" for step in node.ancestors] if node else []
        store = self.store.name if self.store else ""
        return " ".join((self.listed_brand, self.listed_colors, store, *names))

    @property
    def names_and_shelf(self) -> str:
        """Whose words a misspelt one may stand for; nobody is corrected to a description."""
        return f"{self.title} {self.shelf_words}"

    @classmethod
    def get_indexed_objects(cls) -> Any:
        return cls.objects.filter(LISTED).select_related("store")


from oscar.apps.catalogue.models import *  # noqa: E402, F403

from shop.catalogue.related_models import Related, RelatedRun  # noqa: E402, F401
