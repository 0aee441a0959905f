"""A filled form and its grid, read together; what they say when nothing is wrong."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.money import Money
from sellers.desk.forms import NEEDED, ProductForm, VariantFormSet
from sellers.desk.naming import WATCHED, WatchedWords, is_seen_at_once
from sellers.desk.services.save_product import Entry
from sellers.desk.state import PREFIX, State
from shop.catalogue.exceptions import NotWritten
from shop.catalogue.facts import Facts
from shop.catalogue.required import WHOLE
from shop.catalogue.sizes import SizeClass
from shop.catalogue.stock import Stock
from shop.catalogue.variants import AXES, Variant, key_of, variants_of


class Filled:
    def __init__(
        self, state: State, *, data: Any = None, publish: bool = False, priced: bool = True
    ) -> None:
        # What shoppers see, or a moderator reads, is never half filled in.
        publish = publish or state.product.standing in WHOLE
        self.state, self.publish, self.priced = state, publish, priced
        has_grid = data is None or f"{PREFIX}-TOTAL_FORMS" in data
        rows_data = data if has_grid and priced else None
        self.rows = VariantFormSet(rows_data, initial=state.rows, prefix=PREFIX)
        has_variants = bool(self.rows.total_form_count())
        kind = state.product.product_class_id if state.product.was_offered else None
        self.form = ProductForm(
            data,
            initial=state.typed,
            kind_fixed=kind,
            priced=priced,
            has_variants=has_variants,
            publish=publish,
        )
        self.has_variants = has_variants

    def is_valid(self) -> bool:
        fine = self.form.is_valid()
        if self.priced and self.rows.is_bound:
            fine = self._rows_are_fine() and fine
        if self.publish and not self.state.pictures:
            self.form.add_error(None, _("Ajoutez au moins une photo."))
            fine = False
        return fine

    def _rows_are_fine(self) -> bool:
        fine = self.rows.is_valid()
        usual = self.form.cleaned_data.get("price")
        for row in self.rows:
            cleaned = getattr(row, "cleaned_data", {})
            if self.publish and not row.errors and not (cleaned.get("price") or usual):
                row.add_error("price", NEEDED)
                fine = False
            for name in self.form.asked_of_variants if self.publish else ():
                if not cleaned.get(name) and name not in row.errors:
                    row.add_error(name, NEEDED)
                    fine = False
        return self._names_are_fine() and bool(fine)

    def _names_are_fine(self) -> bool:
        """A new variant of what is on sale is seen at once: no watched word is in its name."""
        product = self.state.product
        words = WatchedWords() if is_seen_at_once(product.standing) else None
        if words is None or not words.stems:
            return True
        known, fine = variants_of(product), True
        for row in self.rows:
            said = getattr(row, "cleaned_data", {})
            values = tuple(said.get(name, "") for name in AXES)
            for name, text in zip(AXES, values, strict=True):
                if key_of(values) not in known and (found := words.found_in(text)):
                    row.add_error(name, WATCHED % {"words": ", ".join(found)})
                    fine = False
        return fine

    def refuse(self, error: NotWritten) -> None:
        """Beside its field where the page has it, above the form otherwise."""
        field = error.field if error.field in self.form.fields else None
        self.form.add_error(field, ValidationError(error.message))

    def entry(self) -> Entry:
        cleaned = self.form.cleaned_data
        facts = Facts(
            title=cleaned["title"],
            description=cleaned["description"],
            category_id=cleaned["category"],
            kind_id=self.form.kind_now(),
            size_class=cleaned["size_class"] or SizeClass.MEDIUM,
            try_at_door=cleaned["try_at_door"],
            values=self.form.values,
        )
        if not self.priced:
            return Entry(facts=facts, pictures=self.state.pictures)
        variants = self._variants() if self.rows.is_bound else []
        stock = None if variants else self._own_stock()
        whole = (
            len(variants) == len(self.rows)
            if self.rows.is_bound and self.has_variants
            else (stock is not None or cleaned.get("stock") is None)
        )
        return Entry(
            facts=facts,
            pictures=self.state.pictures,
            stock=stock,
            variants=variants,
            whole=whole,
        )

    def _own_stock(self) -> Stock | None:
        """None while the price is not known; nothing to sell is said by no pieces."""
        cleaned = self.form.cleaned_data
        if cleaned.get("price") is None:
            return None
        return self._stock(cleaned, price=cleaned["price"])

    def _stock(self, cleaned: dict[str, Any], *, price: int) -> Stock:
        return Stock(
            price=Money(price),
            pieces=cleaned.get("stock") or 0,
            was=cleaned.get("stock_was"),
            threshold=self.form.cleaned_data.get("threshold"),
        )

    def _variants(self) -> list[Variant]:
        """A draft's row without any price waits until there is one."""
        usual = self.form.cleaned_data.get("price")
        return [
            Variant(values=(c["color"], c["size"]), stock=self._stock(c, price=price))
            for row in self.rows
            if (c := row.cleaned_data) and (price := c.get("price") or usual)
        ]
