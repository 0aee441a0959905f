"""Who waits for what is sold out; the rest is Oscar's."""

from django.db import models
from django.db.models import Q
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _
from oscar.apps.customer.abstract_models import AbstractProductAlert

WAITING = Q(status__in=("Active", "Unconfirmed"))


class ProductAlert(AbstractProductAlert):
    """For one product or one variant of it; a guest's by e-mail or by phone, once confirmed."""

    phone = models.CharField(_("téléphone"), max_length=20, blank=True, db_index=True)
    # What tells the variant from its sisters: `XL`, as it was called when it was asked for.
    wanted = models.CharField(_("variante"), max_length=120, blank=True)
    # A guest's; whoever is signed in has one of their own.
    language = models.CharField(_("langue"), max_length=5, blank=True)

    class Meta(AbstractProductAlert.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["product", "user"],
                condition=WAITING & Q(user__isnull=False),
                name="alert_once_a_person",
            ),
            models.UniqueConstraint(
                fields=["product", "email"],
                condition=WAITING & ~Q(email=""),
                name="alert_once_an_email",
            ),
            models.UniqueConstraint(
                fields=["product", "phone"],
                condition=WAITING & ~Q(phone=""),
                name="alert_once_a_phone",
            ),
        ]

    @property
    def title(self) -> str:
        name = str(self.product.get_title())
        return f"{name} ({self.wanted})" if self.wanted else name

    def get_random_key(self) -> str:
        """Short enough for an SMS, too long to be guessed."""
        return get_random_string(20, "abcdefghijklmnopqrstuvwxyz0123456789")


from oscar.apps.customer.models import *  # noqa: E402, F403
