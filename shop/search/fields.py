"""Fields of the search index whose text is folded (shop.search.words)."""

from typing import Any

from wagtail.search import index

from shop.search.words import folded, typed


class FoldedField(index.SearchField):
    def get_value(self, obj: Any) -> str:
        return folded(str(super().get_value(obj) or ""))


class TypedField(index.AutocompleteField):
    def get_value(self, obj: Any) -> str:
        return typed(str(super().get_value(obj) or ""))
