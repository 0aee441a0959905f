"""Oscar's checkout with cash at the door: nothing is paid before the parcel is seen."""

from typing import Any

from django.conf import settings
from django.db import transaction
from oscar.apps.checkout import views
from oscar.apps.checkout.views import *  # noqa: F403
from oscar.apps.payment.models import Source, SourceType

CASH = "cash"


class PaymentDetailsView(views.PaymentDetailsView):
    """The preview is the last step; there is no card to ask for."""

    preview = True

    def handle_payment(self, order_number: str, total: Any, **kwargs: Any) -> None:
        kind, _ = SourceType.objects.get_or_create(code=CASH, defaults={"name": "Espèces"})
        self.add_payment_source(
            Source(
                source_type=kind,
                currency=settings.OSCAR_DEFAULT_CURRENCY,
                amount_allocated=total.incl_tax,
                amount_debited=0,
            )
        )

    @transaction.atomic
    def place_order(self, *args: Any, **kwargs: Any) -> Any:
        # Address, order, stock and payment stand or fall together.
        return super().place_order(*args, **kwargs)
