import secrets
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sellers.stores.roles import Role
from sellers.stores.states import InvitationStatus

# Days; an answer that comes later finds nothing.
GOOD_FOR = 14


def new_token() -> str:
    return secrets.token_urlsafe(24)


class Invitation(models.Model):
    """Somebody is asked into a team by a number or an address; who holds its link answers."""

    store = models.ForeignKey("stores.Store", on_delete=models.CASCADE, related_name="invitations")
    role = models.CharField(_("rôle"), max_length=8, choices=Role.choices)
    # E.164 or an e-mail in lower case.
    contact = models.CharField(_("téléphone ou e-mail"), max_length=254)
    token = models.CharField(max_length=40, unique=True, default=new_token, editable=False)
    status = models.CharField(
        _("état"),
        max_length=10,
        choices=InvitationStatus.choices,
        default=InvitationStatus.SENT,
    )
    sent_at = models.DateTimeField(_("envoyée le"), default=timezone.now)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        constraints = [
            models.UniqueConstraint(
                fields=["store", "contact"],
                condition=models.Q(status="sent"),
                name="invitation_one_open",
            ),
            models.CheckConstraint(
                condition=~models.Q(role=Role.OWNER), name="invitation_not_as_owner"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.store} · {self.get_role_display()}"

    @property
    def is_open(self) -> bool:
        fresh = self.sent_at > timezone.now() - timedelta(days=GOOD_FOR)
        return self.status == InvitationStatus.SENT and fresh
