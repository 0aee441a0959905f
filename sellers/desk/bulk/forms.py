"""What is asked of each way to change products; `told` is what is kept of the answer."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.money import Money
from sellers.desk.bulk.models import BulkChange
from sellers.desk.bulk.verbs.stock import discount_columns
from sellers.desk.fields import WholeField
from sellers.desk.promotion import DiscountForm
from sellers.desk.shelves import shelf_choices
from shop.catalogue.services.set_stock import MOST_PIECES
from shop.partner.revisions import HIGHEST, Discount

MOST_PERCENT = 500


class VerbForm(forms.Form):
    """Of what asks nothing."""

    @property
    def told(self) -> dict[str, Any]:
        return {}


class PriceForm(VerbForm):
    sign = forms.ChoiceField(label=_("Sens"), choices=[("up", _("Monter")), ("down", _("Baisser"))])
    amount = WholeField(label=_("De combien"), least=1, most=int(HIGHEST))
    way = forms.ChoiceField(
        label=_("En"), choices=[("percent", _("pour cent")), ("francs", _("francs"))]
    )
    step = forms.TypedChoiceField(
        label=_("Arrondi"),
        coerce=int,
        empty_value=None,
        required=False,
        choices=[
            ("", _("Selon le prix (50, 100, 500, 1 000…)")),
            ("1", _("Au franc")),
            ("500", _("Aux 500 francs")),
            ("1000", _("Aux 1 000 francs")),
            ("5000", _("Aux 5 000 francs")),
        ],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Empty is an answer.
        self.fields["step"].unmarked = True  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("way") == "percent" and (amount := told.get("amount")):
            if told.get("sign") == "down" and amount >= 100:
                self.add_error("amount", _("Un prix baisse de 99 % au plus."))
            elif amount > MOST_PERCENT:
                self.add_error("amount", _("Un prix monte de 500 % au plus."))
        return told

    @property
    def told(self) -> dict[str, Any]:
        said = self.cleaned_data
        sign = -1 if said["sign"] == "down" else 1
        return {"way": said["way"], "amount": sign * said["amount"], "step": said["step"]}


class StockForm(VerbForm):
    way = forms.ChoiceField(
        label=_("Le stock"),
        choices=[("set", _("Mettre à")), ("add", _("Ajouter")), ("take", _("Retirer"))],
    )
    amount = WholeField(label=_("Pièces"), most=MOST_PIECES)

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("amount") == 0 and told.get("way") in ("add", "take"):
            self.add_error("amount", _("Écrivez un nombre plus grand."))
        return told

    @property
    def told(self) -> dict[str, Any]:
        return {"way": self.cleaned_data["way"], "amount": self.cleaned_data["amount"]}


class BulkDiscountForm(DiscountForm):
    """Of products that cost differently: the preview says of each whether a price is lower."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, records=[], **kwargs)

    def _check_price(self, price: int | None) -> None:
        return

    @property
    def told(self) -> dict[str, Any]:
        said = self.cleaned_data
        price = said.get("price")
        discount = Discount(
            starts=said["starts"],
            ends=said["ends"],
            percent=said.get("percent"),
            price=None if price is None else Money(price),
        )
        return discount_columns(discount.columns)


class CategoryForm(VerbForm):
    category = forms.TypedChoiceField(
        label=_("Rayon"),
        coerce=int,
        error_messages={
            "required": _("Choisissez un rayon de la liste."),
            "invalid_choice": _("Choisissez un rayon de la liste."),
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("Choisissez un rayon")), *shelf_choices()]
        self.fields["category"].choices = choices  # type: ignore[attr-defined]

    @property
    def told(self) -> dict[str, Any]:
        return {"category": self.cleaned_data["category"]}


Verb = BulkChange.Verb
FORMS: dict[str, Any] = {
    Verb.PRICE: PriceForm,
    Verb.STOCK: StockForm,
    Verb.DISCOUNT: BulkDiscountForm,
    Verb.END_DISCOUNT: VerbForm,
    Verb.CATEGORY: CategoryForm,
    Verb.PUBLISH: VerbForm,
    Verb.ARCHIVE: VerbForm,
}
