"""The back office of the catalogue: shelves, sorts of articles, and what is said of them."""

from typing import Any

import django_filters
from django import forms
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Length, Substr
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from core.office import OfficeViewSet
from shop.catalogue.attributes import TYPED
from shop.catalogue.exceptions import NotWritten
from shop.catalogue.models import Category, ProductAttribute, ProductClass
from shop.catalogue.services.save_attribute import save_attribute
from shop.catalogue.services.save_category import save_category
from shop.catalogue.services.save_product_class import save_product_class


class WrittenByService(WagtailAdminModelForm):
    """The service is asked while the form can still say beside which field it refuses."""

    def write(self) -> Any:
        raise NotImplementedError

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.errors:
            return
        try:
            self.written = self.write()
        except NotWritten as refused:
            self.add_error(refused.field if refused.field in self.fields else None, refused)

    def save(self, commit: bool = True) -> Any:
        return self.written


class Shelf(forms.ModelChoiceField):
    def label_from_instance(self, row: Any) -> str:
        return f"{'— ' * (row.depth - 1)}{row.name}"


class CategoryForm(WrittenByService):
    parent = Shelf(
        queryset=Category.objects.order_by("path"),
        required=False,
        label=_("Rangé sous"),
        empty_label=_("(tout en haut)"),
    )
    slug = forms.SlugField(
        required=False,
        max_length=255,
        label=_("Adresse"),
        help_text=_("Vide : faite du nom. Une adresse qui change casse les liens d’avant."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["parent"].initial = self.instance.get_parent()

    def write(self) -> Category:
        return save_category(self.instance, parent=self.cleaned_data["parent"], by=self.for_user)


class CategoryFilters(WagtailFilterSet):
    department = django_filters.ModelChoiceFilter(
        label=_("Dans"),
        queryset=Category.objects.filter(depth=1).order_by("path"),
        method="below",
    )
    is_public = django_filters.BooleanFilter(label=_("Visible"))

    class Meta:
        model = Category
        fields = ["department", "is_public"]

    def below(self, rows: "QuerySet[Category]", name: str, shelf: Any) -> "QuerySet[Category]":
        return rows.filter(path__startswith=shelf.path) if shelf else rows


class CategoryViewSet(OfficeViewSet):
    model = Category
    icon = "folder-open-inverse"
    menu_label = _("Rayons")
    menu_name = "shelves"
    list_display = [
        "name",
        Column("name_en", label=_("En anglais")),
        Column("above", label=_("Dans")),
        Column("slug", label=_("Adresse")),
        Column("held", label=_("Produits")),
        BooleanColumn("is_public", label=_("Visible")),
    ]
    list_export = ["name", "name_en", "above", "slug", "held", "is_public"]
    list_per_page = 50
    export_filename = "rayons"
    filterset_class = CategoryFilters
    search_fields = ["name", "name_en", "slug"]
    search_backend_name = None
    ordering = ["path"]
    copy_view_enabled = False
    inspect_view_enabled = False
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("name"), FieldPanel("name_en")]),
            FieldPanel("parent"),
            FieldPanel("slug"),
            FieldPanel("is_public"),
            FieldPanel("exclude_from_menu"),
        ],
        base_form_class=CategoryForm,
    )

    def get_queryset(self, request: Any) -> "QuerySet[Category]":
        above = Category.objects.filter(
            path=Substr(OuterRef("path"), 1, Length(OuterRef("path")) - Category.steplen)
        )
        rows: QuerySet[Category] = Category.objects.annotate(
            above=Subquery(above.order_by().values("name")[:1]), held=Count("product")
        )
        return rows


class ProductClassForm(WrittenByService):
    def write(self) -> ProductClass:
        save_product_class(self.instance, by=self.for_user)
        return self.instance


def _attributes(kind: Any) -> Any:
    """The way to what is said of it."""
    url = f"{reverse(ProductAttributeViewSet().get_url_name('list'))}?product_class={kind.pk}"
    return format_html('<a href="{}">{}</a>', url, kind.told)


class ProductClassViewSet(OfficeViewSet):
    model = ProductClass
    icon = "form"
    menu_label = _("Sortes d’articles")
    menu_name = "product_classes"
    list_display = [
        "name",
        Column("name_en", label=_("En anglais")),
        Column(_attributes, label=_("Caractéristiques")),
        Column("held", label=_("Produits")),
    ]
    list_export = ["slug", "name", "name_en", "told", "held"]
    export_filename = "sortes"
    search_fields = ["name", "name_en", "slug"]
    search_backend_name = None
    ordering = ["name"]
    copy_view_enabled = False
    edit_handler = ObjectList(
        [FieldRowPanel([FieldPanel("name"), FieldPanel("name_en")])],
        base_form_class=ProductClassForm,
    )

    def get_queryset(self, request: Any) -> "QuerySet[ProductClass]":
        rows: QuerySet[ProductClass] = ProductClass.objects.annotate(
            told=Count("attributes", distinct=True), held=Count("products", distinct=True)
        )
        return rows


class ProductAttributeForm(WrittenByService):
    options = forms.CharField(
        label=_("Choix"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Un par ligne, pour le type « Option »."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [choice for choice in ProductAttribute.TYPE_CHOICES if choice[0] in TYPED]
        self.fields["type"].choices = kinds
        self.fields["product_class"].required = True
        if self.instance.pk:
            self.fields["code"].disabled = self.fields["product_class"].disabled = True
            if group := self.instance.option_group:
                there = group.options.order_by("pk").values_list("option", flat=True)
                self.fields["options"].initial = "\n".join(there)

    def write(self) -> ProductAttribute:
        lines = self.cleaned_data["options"].replace("\x00", "").splitlines()
        save_attribute(self.instance, options=lines, by=self.for_user)
        return self.instance


class ProductAttributeViewSet(OfficeViewSet):
    model = ProductAttribute
    icon = "tag"
    menu_label = _("Caractéristiques")
    menu_name = "attributes"
    list_display = [
        "name",
        Column("name_en", label=_("En anglais")),
        Column("product_class", label=_("Sorte d’article")),
        Column("code", label=_("Code")),
        Column("get_type_display", label=_("Type")),
        BooleanColumn("required", label=_("Demandée")),
    ]
    list_filter = ["product_class", "type", "required"]
    list_export = ["product_class", "code", "name", "name_en", "type", "required"]
    export_filename = "caracteristiques"
    search_fields = ["name", "name_en", "code"]
    search_backend_name = None
    ordering = ["product_class__name", "code"]
    copy_view_enabled = False
    edit_handler = ObjectList(
        [
            FieldPanel("product_class"),
            FieldRowPanel([FieldPanel("name"), FieldPanel("name_en")]),
            FieldPanel("code"),
            FieldPanel("type"),
            FieldPanel("options"),
            FieldPanel("required"),
        ],
        base_form_class=ProductAttributeForm,
    )

    def get_queryset(self, request: Any) -> "QuerySet[ProductAttribute]":
        rows: QuerySet[ProductAttribute] = ProductAttribute.objects.select_related("product_class")
        return rows


class CatalogueGroup(SnippetViewSetGroup):
    menu_label = _("Catalogue")
    menu_icon = "folder-open-inverse"
    menu_order = 325
    menu_name = "catalogue"
    items = (CategoryViewSet, ProductClassViewSet, ProductAttributeViewSet)
