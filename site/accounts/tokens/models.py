import secrets
import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


def new_seed() -> str:
    return secrets.token_hex(32)


class TokenFamily(models.Model):
    """One sign-in of one program. Its row is the truth: where it is gone, no token of it holds."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="token_families"
    )
    # Every refresh token follows from it and our key; neither alone makes one.
    seed = models.CharField(max_length=64, default=new_seed, editable=False)
    # Which refresh token is good: the one before was good until `used_at`.
    generation = models.PositiveIntegerField(default=1)
    device = models.CharField(_("appareil"), max_length=200, blank=True)
    created_at = models.DateTimeField(_("connecté le"), default=timezone.now)
    used_at = models.DateTimeField(_("servi le"), default=timezone.now)
    expires_at = models.DateTimeField(db_index=True)

    class Meta:
        app_label = "accounts"
        verbose_name = _("programme connecté")
        verbose_name_plural = _("programmes connectés")
        indexes = [models.Index(fields=["user", "-used_at"], name="accounts_families_of_user")]

    def __str__(self) -> str:
        return self.device or str(self.pk)
