"""What is read over everything that keeps an address."""

from django.apps import apps

from shop.address.places import PlacedAddress


def names_in_use(field: str) -> set[str]:
    """Whatever keeps an address: the book, orders, stores, and rooms that come later."""
    used: set[str] = set()
    for model in apps.get_models():
        if issubclass(model, PlacedAddress):
            rows = model._base_manager.exclude(**{field: ""})
            used.update(rows.values_list(field, flat=True).iterator())
    return used
