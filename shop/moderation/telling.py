"""Whom a decision about a product concerns: the people of its store."""

from typing import Any

from notifications.services.notify import notify


def tell_store(product: Any, *, kind: str, **context: str) -> None:
    """In the transaction of the decision; in the order of their keys, so that none waits for
    another."""
    if product.store is None:
        return
    words = {"product": str(product.title), "slug": f"{product.slug}-{product.pk}", **context}
    for person in product.store.users.filter(is_active=True).order_by("pk"):
        notify(person, kind=kind, context=words, about=f"product:{product.pk}")
