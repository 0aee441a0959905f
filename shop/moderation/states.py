"""What may become of a proposed change, and of a report."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.states import StateMachine


class ChangeStatus(models.TextChoices):
    OPEN = "open", _("à lire")
    APPROVED = "approved", _("acceptée")
    REJECTED = "rejected", _("refusée")
    # Taken back by the seller, or nothing was left of it.
    WITHDRAWN = "withdrawn", _("retirée")


_AFTER: dict[str, set[ChangeStatus]] = {
    ChangeStatus.OPEN: {
        ChangeStatus.APPROVED,
        ChangeStatus.REJECTED,
        ChangeStatus.WITHDRAWN,
    }
}
CHANGE = StateMachine(ChangeStatus, _AFTER)


class ReportStatus(models.TextChoices):
    OPEN = "open", _("à regarder")
    UPHELD = "upheld", _("fondé")
    DISMISSED = "dismissed", _("rien à redire")
