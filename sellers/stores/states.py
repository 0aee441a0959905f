"""What may follow what: an invitation, a paper of a store's file."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.states import StateMachine


class InvitationStatus(models.TextChoices):
    SENT = "sent", _("envoyée")
    ACCEPTED = "accepted", _("acceptée")
    DECLINED = "declined", _("refusée")
    WITHDRAWN = "withdrawn", _("retirée")


INVITATION = StateMachine(
    InvitationStatus,
    {
        InvitationStatus.SENT: {
            InvitationStatus.ACCEPTED,
            InvitationStatus.DECLINED,
            InvitationStatus.WITHDRAWN,
        }
    },
)


class PaperStatus(models.TextChoices):
    TODO = "todo", _("à envoyer")
    SUBMITTED = "submitted", _("envoyée, à vérifier")
    ACCEPTED = "accepted", _("acceptée")
    REFUSED = "refused", _("refusée")
    WAIVED = "waived", _("dispensée")


# What lets a store sell.
SETTLED = (PaperStatus.ACCEPTED, PaperStatus.WAIVED)

PAPER = StateMachine(
    PaperStatus,
    {
        PaperStatus.TODO: {PaperStatus.SUBMITTED, PaperStatus.WAIVED},
        PaperStatus.SUBMITTED: {
            PaperStatus.ACCEPTED,
            PaperStatus.REFUSED,
            PaperStatus.WAIVED,
        },
        PaperStatus.REFUSED: {PaperStatus.SUBMITTED, PaperStatus.WAIVED},
        # A paper that turns out to be false, or that is asked for after all.
        PaperStatus.ACCEPTED: {PaperStatus.REFUSED},
        PaperStatus.WAIVED: {PaperStatus.TODO},
    },
)
