"""What may become of a report."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.states import StateMachine


class ReportStatus(models.TextChoices):
    OPEN = "open", _("à regarder")
    UPHELD = "upheld", _("message retiré")
    DISMISSED = "dismissed", _("rien à redire")


REPORT = StateMachine(
    ReportStatus,
    {ReportStatus.OPEN: {ReportStatus.UPHELD, ReportStatus.DISMISSED}},
)
