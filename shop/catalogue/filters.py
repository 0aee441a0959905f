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
    "rating": ("-rating", "-listed_reviews", "-id"),
}
SORT_NAMES = (
    ("", _("Pertinence")),
    ("newest", _("Nouveautés")),
    ("price", _("Prix croissant")),
    ("-price", _("Prix décroissant")),
    ("rating", _("Mieux notés")),
)
MOST = 9_999_999_999


class FilterForm(forms.Form):
    q = forms.CharField(required=False, max_length=100, strip=True)
    min_price = forms.IntegerField(required=False, min_value=0, max_value=MOST)
    max_price = forms.IntegerField(required=False, min_value=0, max_value=MOST)
    brand = forms.CharField(required=False, max_length=80)
    color = forms.CharField(required=False, max_length=80)
    store = forms.SlugField(required=False, max_length=128)
    commune = forms.CharField(required=False, max_length=80)
    rating = forms.IntegerField(required=False, min_value=1, max_value=5)
    in_stock = forms.BooleanField(required=False)
    sort = forms.ChoiceField(required=False, choices=SORT_NAMES)


@dataclass(frozen=True)
class Filters:
    q: str = ""
    min_price: int | None = None
    max_price: int | None = None
    brand: str = ""
    color: str = ""
    store: str = ""
    commune: str = ""
    rating: int | None = None
    in_stock: bool = False
    sort: str = ""

    @property
    def lookups(self) -> dict[str, Any]:
        wanted = {
            "listed_price__gte": self.min_price,
            "listed_price__lte": self.max_price,
            "listed_brand__iexact": self.brand or None,
            "listed_color__iexact": self.color or None,
            "store__code": self.store or None,
            "store__commune__iexact": self.commune or None,
            "rating__gte": self.rating,
            "listed_in_stock": True if self.in_stock else None,
        }
        return {lookup: value for lookup, value in wanted.items() if value is not None}

    @property
    def count(self) -> int:
        """How many filters narrow the list (the sort and the words do not count)."""
        return len(self.lookups)

    def apply(self, products: "QuerySet[Any]") -> "QuerySet[Any]":
        return products.filter(**self.lookups)


def read_filters(query: QueryDict) -> Filters:
    """A value that cannot be read is as if it were not there; the others hold."""
    form = FilterForm({name: value.replace("\x00", "") for name, value in query.items()})
    form.is_valid()
    return Filters(**{name: value for name, value in form.cleaned_data.items() if value})
