"""Whom a decision about a product concerns: the people of its store."""

from typing import Any

from notifications.services.notify import notify
from shop.moderation.models import ReasonTemplate


def tell_store(product: Any, *, kind: str, reason: str = "", **context: str) -> None:
    """In the transaction of the decision; in the order of their keys, so that none waits for
    another. A reason that the team keeps in two languages is read in one's own."""
    if product.store is None:
        return
    words = {"product": str(product.title), "slug": f"{product.slug}-{product.pk}", **context}
    for person in product.store.users.filter(is_active=True).order_by("pk"):
        told = words | ({"reason": said_in(person.language, reason)} if reason else {})
        notify(person, kind=kind, context=told, about=f"product:{product.pk}")


def said_in(language: str, reason: str) -> str:
    kept = ReasonTemplate.objects.filter(text=reason).first()
    return kept.said_in(language) if kept else reason
