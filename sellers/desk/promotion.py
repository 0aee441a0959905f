"""What a seller says of a product's discount and of its prices by number."""

from datetime import timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.money import Money
from sellers.desk.fields import WholeField
from shop.partner.models import StockRecord
from shop.partner.refusals import refusal
from shop.partner.revisions import HIGHEST, Discount
from shop.partner.services.set_price_steps import MOST_STEPS

STEPS = 4
LONGEST = timedelta(days=366)
LEAST_PERCENT, MOST_PERCENT = 1, 90


def _moment(label: Any) -> forms.DateTimeField:
    """As a phone's own calendar writes it, on the clock of Conakry."""
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    return forms.DateTimeField(
        label=label,
        widget=widget,
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%d/%m/%Y %H:%M"],
        error_messages={
            "required": _("Dites le jour et l’heure."),
            "invalid": _("Cette date n’existe pas."),
        },
    )


class DiscountForm(forms.Form):
    percent = WholeField(
        label=_("Remise en %"), least=LEAST_PERCENT, most=MOST_PERCENT, required=False
    )
    price = WholeField(
        label=_("Ou prix pendant la remise"), least=1, most=int(HIGHEST), required=False
    )
    starts = _moment(_("Du"))
    ends = _moment(_("Au"))

    def __init__(self, *args: Any, records: list[StockRecord], **kwargs: Any) -> None:
        kwargs["initial"] = _of(records)
        super().__init__(*args, **kwargs)
        self.records = records
        # One of the two is needed, so neither is called optional.
        for name in ("percent", "price"):
            self.fields[name].unmarked = True  # type: ignore[attr-defined]
        # One price for variants that cost differently says nothing.
        if len({record.price for record in records}) > 1:
            del self.fields["price"]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        percent, price = told.get("percent"), told.get("price")
        if not {"percent", "price"} & set(self.errors) and (percent is None) == (price is None):
            self.add_error("percent", _("Dites une remise en %, ou un prix : l’un des deux."))
        starts, ends = told.get("starts"), told.get("ends")
        if starts and ends:
            self._check_span(starts, ends)
        self._check_price(price)
        return told

    def _check_price(self, price: int | None) -> None:
        usual = min((record.price for record in self.records if record.price), default=None)
        if price is not None and (usual is None or price >= usual):
            self.add_error("price", _("Ce prix n’est pas plus bas que le prix habituel."))

    def _check_span(self, starts: Any, ends: Any) -> None:
        if ends <= max(starts, timezone.now()):
            self.add_error("ends", _("La fin doit venir après le début, et n’être pas passée."))
        elif ends - starts > LONGEST:
            self.add_error("ends", _("Une remise dure un an au plus."))

    @property
    def discount(self) -> Discount:
        told = self.cleaned_data
        price = told.get("price")
        currency = self.records[0].price_currency
        return Discount(
            starts=told["starts"],
            ends=told["ends"],
            percent=told.get("percent"),
            price=None if price is None else Money(price, currency),
        )


def _of(records: list[StockRecord]) -> dict[str, Any]:
    """The discount that stands, else one from now on for a week."""
    held = next((record for record in records if record.discount_from), None)
    if held is None:
        now = timezone.localtime().replace(second=0, microsecond=0)
        return {"starts": now, "ends": now + timedelta(days=7)}
    return {
        "percent": held.discount_percent,
        "price": None if held.discount_price is None else int(held.discount_price),
        "starts": held.discount_from,
        "ends": held.discount_to,
    }


class StepForm(forms.Form):
    """Empty is an answer: one step less."""

    quantity = WholeField(label=_("À partir de (pièces)"), least=2, most=100_000, required=False)
    each = WholeField(label=_("Prix de chacune"), least=1, most=int(HIGHEST), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.unmarked = True  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        quantity, each = told.get("quantity"), told.get("each")
        if not self.errors and (quantity is None) != (each is None):
            missing = "quantity" if quantity is None else "each"
            self.add_error(missing, _("Remplissez les deux, ou aucun des deux."))
        return told


class BaseStepSet(forms.BaseFormSet):  # type: ignore[type-arg]
    @property
    def steps(self) -> list[tuple[int, int]]:
        told = (form.cleaned_data for form in self.forms)
        return [(one["quantity"], one["each"]) for one in told if one.get("quantity") is not None]

    def refuse(self, code: str) -> None:
        """What the service said, above the rows."""
        self._non_form_errors = self.error_class([ValidationError(refusal(code))])


def step_set(records: list[StockRecord], data: Any = None) -> Any:
    """What stands, and two empty rows at least while there may be more."""
    held = next((record.price_steps for record in records if record.price_steps), [])
    made = forms.formset_factory(
        StepForm,
        formset=BaseStepSet,
        extra=max(2, STEPS - len(held)),
        max_num=MOST_STEPS,
        absolute_max=MOST_STEPS,
    )
    initial = [{"quantity": n, "each": each} for n, each in held]
    return made(data, prefix="steps", initial=initial)
