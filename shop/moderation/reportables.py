"""Products, reviews and people as things that can be reported; upper rooms add theirs."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.services.set_active import set_active
from core.audit import record
from core.states import TransitionRefused
from notifications.services.notify import notify
from shop.catalogue.models import Product
from shop.catalogue.reviews.models import ProductReview
from shop.catalogue.reviews.services.refresh_marks import refresh_marks
from shop.catalogue.states import Standing
from shop.moderation.ports import register_reportable
from shop.moderation.services.restore_product import restore_product
from shop.moderation.services.settle_case import settle_case
from shop.moderation.services.suspend_product import suspend_product

LONGEST_KEY = 18


def by_key(rows: Any, key: str) -> Any | None:
    return rows.filter(pk=int(key)).first() if key.isdecimal() and len(key) <= LONGEST_KEY else None


class Products:
    code, label = "product", _("produit")

    def find(self, key: str) -> Any | None:
        shown = Product.objects.exclude(structure=Product.CHILD).select_related("store")
        return by_key(shown, key)

    def key(self, target: Any) -> str:
        return str(target.pk)

    def is_seen(self, target: Any) -> bool:
        return bool(target.is_public)

    def title(self, target: Any) -> str:
        return str(target.title)

    def address(self, target: Any) -> str:
        return str(target.get_absolute_url())

    def owners(self, target: Any) -> Sequence[Any]:
        return list(target.store.users.filter(is_active=True)) if target.store else []

    def suspend(self, target: Any, *, by: Any, reason: str) -> bool:
        try:
            suspend_product(target, by=by, reason=reason)
        except TransitionRefused:
            return False
        return True

    def restore(self, target: Any, *, by: Any, note: str) -> bool:
        if target.standing != Standing.SUSPENDED:
            return False
        try:
            restore_product(target, by=by, note=note)
        except TransitionRefused:
            return False
        return True


class Reviews:
    code, label = "review", _("avis")

    def find(self, key: str) -> Any | None:
        return by_key(ProductReview.objects.select_related("product", "user"), key)

    def key(self, target: Any) -> str:
        return str(target.pk)

    def is_seen(self, target: Any) -> bool:
        return target.status == ProductReview.APPROVED and target.product.is_public

    def title(self, target: Any) -> str:
        return str(target.title or target.body)

    def address(self, target: Any) -> str:
        return str(target.product.get_absolute_url())

    def owners(self, target: Any) -> Sequence[Any]:
        return [target.user] if target.user_id else []

    def suspend(self, target: Any, *, by: Any, reason: str) -> bool:
        hidden, shown = ProductReview.FOR_MODERATION, ProductReview.APPROVED
        return self._move(target, old=shown, new=hidden, by=by, note=reason)

    def restore(self, target: Any, *, by: Any, note: str) -> bool:
        hidden, shown = ProductReview.FOR_MODERATION, ProductReview.APPROVED
        return self._move(target, old=hidden, new=shown, by=by, note=note)

    def _move(self, target: Any, *, old: int, new: int, by: Any, note: str) -> bool:
        with transaction.atomic():
            if not ProductReview.objects.filter(pk=target.pk, status=old).update(status=new):
                return False
            target.status = new
            hides = new == ProductReview.FOR_MODERATION
            record(
                target,
                action="review.suspended" if hides else "review.restored",
                by=by,
                before={"status": old},
                after={"status": new},
                note=note,
            )
            refresh_marks([target.product_id])
            tell_owners(self, target, suspended=hides, reason=note)
        return True


class People:
    code, label = "person", _("personne")

    def find(self, key: str) -> Any | None:
        return by_key(User.objects.filter(erased_at=None), key)

    def key(self, target: Any) -> str:
        return str(target.pk)

    def is_seen(self, target: Any) -> bool:
        """Who has said something that all may read; nobody's number is there to be guessed."""
        reviews = ProductReview.objects.filter(user=target, status=ProductReview.APPROVED)
        return bool(target.is_active) and reviews.exists()

    def title(self, target: Any) -> str:
        first, last = target.first_name.strip(), target.last_name.strip()
        return f"{first} {last[:1]}.".strip() if last else first or "—"

    def address(self, target: Any) -> str:
        return reverse("moderation_person", args=[target.pk])

    def owners(self, target: Any) -> Sequence[Any]:
        return [target]

    def suspend(self, target: Any, *, by: Any, reason: str) -> bool:
        if target.is_staff or target.is_superuser or target.groups.exists():
            # The team is not put out by reports, nor by one another: an administrator does that.
            return False
        return self._move(target, active=False, by=by, reason=reason)

    def restore(self, target: Any, *, by: Any, note: str) -> bool:
        return self._move(target, active=True, by=by, reason=note)

    def _move(self, target: Any, *, active: bool, by: Any, reason: str) -> bool:
        with transaction.atomic():
            moved = set_active(target, active=active, by=by, reason=reason)
            if moved:
                tell_owners(self, target, suspended=not active, reason=reason)
            if moved and active:
                settle_case(self.code, key=self.key(target), by=by)
        return moved


def tell_owners(sort: Any, target: Any, *, suspended: bool, reason: str) -> None:
    """In the transaction of the suspension, or of its end."""
    words = {"target": sort.title(target)[:200]} | ({"reason": reason} if suspended else {})
    for person in sorted(sort.owners(target), key=lambda one: one.pk):
        notify(
            person,
            kind="suspended" if suspended else "restored",
            context=words,
            about=f"{sort.code}:{target.pk}",
        )


def register() -> None:
    for sort in (Products(), Reviews(), People()):
        register_reportable(sort)
