"""What a store's team is, is held about people: each sees their own part of it."""

from django.utils.translation import gettext_lazy as _

from core.privacy import Holding, delete, register_holding
from sellers.stores.models import Membership


def register() -> None:
    # Nobody is erased while they are on a team (shop.customer.privacy): nothing is left then.
    register_holding(
        Holding(
            "teams",
            _("Équipes de boutiques dont vous faites partie"),
            lambda person: Membership.objects.filter(person=person.user),
            delete,
        )
    )
