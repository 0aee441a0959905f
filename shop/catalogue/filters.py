"""The filters of a product list, read from the address; what cannot be read is left out."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

SORTS = {
    "newest": ("-id",),
    "price": ("listed_price", "-id"),
    "-price": ("-listed_price", "-id"),
    "rating": ("-rating", "-id"),
}
SORT_NAMES = (
    ("", _("Pertinence")),
    ("newest", _("Nouveautés")),
    ("price", _("Prix croissant")),
    ("-price", _("Prix décroissant")),
    ("rating", _("Mieux notés")),
)


class FilterForm(forms.Form):
    q = forms.CharField(required=False, max_length=100, strip=True)
    min_price = forms.IntegerField(required=False, min_value=0, max_value=9_999_999_999)
    max_price = forms.IntegerField(required=False, min_value=0, max_value=9_999_999_999)
    store = forms.SlugField(required=False, max_length=128)
    rating = forms.IntegerField(required=False, min_value=1, max_value=5)
    in_stock = forms.BooleanField(required=False)
    sort = forms.ChoiceField(required=False, choices=SORT_NAMES)


@dataclass(frozen=True)
class Filters:
    q: str = ""
    min_price: int | None = None
    max_price: int | None = None
    store: str = ""
    rating: int | None = None
    in_stock: bool = False
    sort: str = ""

    @property
    def count(self) -> int:
        """How many filters narrow the list (the sort and the words do not count)."""
        values = (self.min_price, self.max_price, self.store, self.rating, self.in_stock)
        return sum(value not in (None, "", False) for value in values)

    def apply(self, products: "QuerySet[Any]") -> "QuerySet[Any]":
        wanted = {
            "listed_price__gte": self.min_price,
            "listed_price__lte": self.max_price,
            "store__code": self.store or None,
            "rating__gte": self.rating,
            "listed_in_stock": True if self.in_stock else None,
        }
        return products.filter(**{k: v for k, v in wanted.items() if v is not None})


def read_filters(query: QueryDict) -> Filters:
    form = FilterForm(query)
    form.is_valid()
    return Filters(**form.cleaned_data)
