"""The form of one product. Saved half-filled it asks for nothing; to publish it asks for all."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from oscar.core.loading import get_model

from sellers.desk.fields import WholeField
from sellers.desk.naming import LONGEST as LONGEST_NAME
from sellers.desk.naming import has_contact
from sellers.desk.rich import RichArea, RichField
from sellers.desk.shelves import kind_choices, shelf_choices, usual_kind
from shop.catalogue.attributes import LONGEST as LONGEST_VALUE
from shop.catalogue.attributes import TYPED, value_for
from shop.catalogue.exceptions import NotWritten
from shop.catalogue.facts import LONGEST_TITLE
from shop.catalogue.required import is_asked, is_lacking
from shop.catalogue.richtext import LONGEST
from shop.catalogue.services.set_stock import HIGHEST, MOST_PIECES
from shop.catalogue.sizes import SizeClass
from shop.catalogue.variants import AXES

NEEDED = _("À remplir pour publier.")


class ProductForm(forms.Form):
    title = forms.CharField(
        label=_("Nom du produit"),
        max_length=LONGEST_TITLE,
        required=False,
        help_text=_("Ce que vous diriez au marché : « Bazin riche brodé, 5 mètres »."),
    )
    category = forms.TypedChoiceField(
        label=_("Rayon"), coerce=int, empty_value=None, required=False
    )
    kind = forms.TypedChoiceField(
        label=_("Sorte d’article"), coerce=int, empty_value=None, required=False
    )
    description = RichField(
        label=_("Description"),
        max_length=LONGEST,
        required=False,
        widget=RichArea(attrs={"rows": 6}),
        help_text=_("Ligne vide : nouveau paragraphe. « - » au début : liste."),
    )
    price = WholeField(label=_("Prix en francs"), most=HIGHEST, required=False)
    stock = WholeField(label=_("Pièces à vendre"), most=MOST_PIECES, required=False)
    stock_was = WholeField(required=False, widget=forms.HiddenInput)
    threshold = WholeField(label=_("M’avertir quand il en reste"), most=MOST_PIECES, required=False)
    size_class = forms.ChoiceField(
        label=_("Encombrement"), choices=SizeClass.choices, required=False
    )
    try_at_door = forms.BooleanField(label=_("Peut être essayé à la porte"), required=False)
    colors = forms.CharField(
        label=_("Couleurs"),
        required=False,
        max_length=400,
        widget=forms.TextInput(attrs={"placeholder": _("rouge, bleu")}),
    )
    sizes = forms.CharField(
        label=_("Tailles"),
        required=False,
        max_length=400,
        widget=forms.TextInput(attrs={"placeholder": _("S, M, L")}),
    )

    def __init__(
        self,
        *args: Any,
        kind_fixed: Any = None,
        priced: bool = True,
        has_variants: bool = False,
        publish: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kind_fixed, self.publish, self.has_variants = kind_fixed, publish, has_variants
        self.fields["category"].choices = [("", _("Choisissez un rayon")), *shelf_choices()]
        self.fields["kind"].choices = [("", _("Selon le rayon")), *kind_choices()]
        if kind_fixed:
            del self.fields["kind"]
        if not priced:
            for name in ("price", "stock", "stock_was", "threshold", "colors", "sizes"):
                del self.fields[name]
        # Needed one day, so never called optional.
        for name in self._wanted():
            self.fields[name].unmarked = True
        self.attributes = self._attributes()
        for attribute in self.attributes:
            name = f"attr_{attribute.code}"
            self.fields[name] = _field_of(attribute)
            self.fields[name].unmarked = is_asked(attribute)

    def _attributes(self) -> list[Any]:
        """Those of the class that is chosen now; what tells variants apart is asked there."""
        self.asked_of_variants: list[str] = []
        kind = self.kind_now()
        if kind is None:
            return []
        rows = get_model("catalogue", "ProductAttribute").objects.filter(
            product_class_id=kind, type__in=TYPED
        )
        found = list(rows.order_by("code"))
        left_out = set(AXES) if self.has_variants else set()
        self.asked_of_variants = [a.code for a in found if a.code in left_out and is_asked(a)]
        return [a for a in found if a.code not in left_out]

    def kind_now(self) -> int | None:
        if self.kind_fixed:
            return int(self.kind_fixed)
        said = self._said("kind") or usual_kind(self._said("category"))
        text = str(said or "")
        return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else None

    def _said(self, name: str) -> Any:
        return self.data.get(name) if self.is_bound else self.initial.get(name)

    @property
    def attribute_fields(self) -> list[Any]:
        return [self[f"attr_{attribute.code}"] for attribute in self.attributes]

    @property
    def values(self) -> dict[str, Any]:
        return {a.code: self.cleaned_data.get(f"attr_{a.code}") for a in self.attributes}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for attribute in self.attributes:
            name = f"attr_{attribute.code}"
            try:
                value_for(attribute, cleaned.get(name))
            except NotWritten as error:
                self.add_error(name, ValidationError(error.message))
        if self.publish:
            self._ask_for_all(cleaned)
        return cleaned

    def _wanted(self) -> list[str]:
        if "price" in self.fields and not self.has_variants:
            return ["title", "category", "price", "stock"]
        return ["title", "category"]

    def _ask_for_all(self, cleaned: dict[str, Any]) -> None:
        for name in self._wanted():
            if cleaned.get(name) in (None, "") and name not in self.errors:
                self.add_error(name, NEEDED)
        for attribute in self.attributes:
            name = f"attr_{attribute.code}"
            if is_lacking(attribute, cleaned.get(name)) and name not in self.errors:
                self.add_error(name, NEEDED)
        if cleaned.get("price") == 0:
            self.add_error("price", _("Donnez un prix plus grand que zéro."))


def _field_of(attribute: Any) -> forms.Field:
    label, wide = attribute.label, {"label": attribute.label, "required": False}
    if attribute.type == "boolean":
        return forms.BooleanField(**wide)
    if attribute.type == "option":
        options = attribute.option_group.options.values_list("option", flat=True)
        return forms.ChoiceField(choices=[("", "—"), *((o, o) for o in options)], **wide)
    field = forms.CharField(label=label, required=False, max_length=LONGEST_VALUE)
    if attribute.type in ("integer", "float"):
        field.widget.attrs["inputmode"] = "decimal"
    return field


def _no_contact(text: str) -> None:
    """A new variant is seen at once, before any moderator: it names itself and nobody else."""
    if has_contact(text):
        raise ValidationError(_("Ni téléphone ni lien ici : seulement le nom."))


class VariantForm(forms.Form):
    """A row of the grid; without a price of its own it costs what the product costs."""

    color = forms.CharField(
        label=_("Couleur"), max_length=LONGEST_NAME, required=False, validators=[_no_contact]
    )
    size = forms.CharField(
        label=_("Taille"), max_length=LONGEST_NAME, required=False, validators=[_no_contact]
    )
    price = WholeField(label=_("Prix"), most=HIGHEST, required=False)
    stock = WholeField(label=_("Pièces"), most=MOST_PIECES, required=False)
    stock_was = WholeField(required=False, widget=forms.HiddenInput)


VariantFormSet = forms.formset_factory(VariantForm, extra=0, max_num=100, absolute_max=100)
