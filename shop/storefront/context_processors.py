"""What the frame around every page shows; nothing here is computed until a template asks."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from shop.catalogue.tree import category_tree


def storefront(request: HttpRequest) -> dict[str, Any]:
    return {
        "category_roots": SimpleLazyObject(lambda: category_tree().roots),
        # Called when a template asks; a number, not the lazy object: plural rules reckon with it.
        "bell_count": lambda: getattr(request, "bell_count", 0) + 0,
        "basket_size": lambda: getattr(request, "basket_size", 0) + 0,
    }
