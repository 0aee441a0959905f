"""Who decides, and who asks."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.db.models import QuerySet

from accounts.models import User
from shop.catalogue.models import Product
from shop.moderation.exceptions import ModerationRefused

DECIDE = "catalogue.moderate_product"
JUDGE = "moderation.change_case"
SEE = "accounts.see_customers"


def must_decide(person: Any) -> None:
    if not (person.is_active and person.has_perm(DECIDE)):
        raise ModerationRefused("not_yours")


def must_judge(person: Any) -> None:
    if not (person.is_active and person.has_perm(JUDGE)):
        raise ModerationRefused("not_yours")


def must_be_of_the_store(person: Any, *, product: Any) -> None:
    """Somebody of the store's team; which of them may, the desk has asked before."""
    if product.structure == Product.CHILD:
        raise ModerationRefused("variant")
    store = product.store
    if not (person.is_active and store and store.users.filter(pk=person.pk).exists()):
        raise ModerationRefused("not_yours")


def case_moderators() -> "QuerySet[User]":
    """Superusers may do anything; told is who has it as their work."""
    return ModelBackend().with_perm(JUDGE, include_superusers=False)
