from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from core.uploads import private_files
from sellers.stores.states import PaperStatus


def private_storage() -> Any:
    return private_files


class PaperKind(models.Model):
    """One line of the checklist that the operator sets; nobody sells before the required ones."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    name = models.CharField(_("nom"), max_length=80)
    name_en = models.CharField(_("nom en anglais"), max_length=80, blank=True)
    help = models.CharField(_("explication"), max_length=300, blank=True)
    help_en = models.CharField(_("explication en anglais"), max_length=300, blank=True)
    required = models.BooleanField(
        _("obligatoire"),
        default=False,
        help_text=_("Une boutique ne vend pas avant que cette pièce soit acceptée."),
    )
    asked = models.BooleanField(_("demandée"), default=True)
    # Only what kind of document it is and its last four signs are kept of an identity.
    is_identity = models.BooleanField(_("pièce d’identité"), default=False)
    place = models.PositiveSmallIntegerField(_("ordre"), default=10)

    class Meta:
        verbose_name = _("pièce demandée")
        verbose_name_plural = _("pièces demandées")
        ordering = ["place", "code"]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        return self._said(self.name, self.name_en)

    @property
    def advice(self) -> str:
        return self._said(self.help, self.help_en)

    @staticmethod
    def _said(french: str, english: str) -> str:
        return english if english and (get_language() or "fr").startswith("en") else french


class IdentityType(models.TextChoices):
    CARD = "card", _("carte d’identité")
    PASSPORT = "passport", _("passeport")
    VOTER = "voter", _("carte d’électeur")
    LICENCE = "licence", _("permis de conduire")
    RESIDENT = "resident", _("carte de séjour")


class Paper(models.Model):
    """A paper of a store's file. Its picture goes when its time is over, the decision stays."""

    store = models.ForeignKey("stores.Store", on_delete=models.CASCADE, related_name="papers")
    kind = models.ForeignKey(PaperKind, on_delete=models.PROTECT, related_name="papers")
    status = models.CharField(
        _("état"), max_length=10, choices=PaperStatus.choices, default=PaperStatus.TODO
    )
    picture = models.FileField(
        _("photo"), storage=private_storage, upload_to="papers/", blank=True, default=""
    )
    identity_type = models.CharField(
        _("type de pièce"), max_length=10, choices=IdentityType.choices, blank=True
    )
    last_four = models.CharField(_("quatre derniers signes"), max_length=4, blank=True)
    reason = models.CharField(_("raison du refus"), max_length=300, blank=True)
    submitted_at = models.DateTimeField(_("envoyée le"), null=True, blank=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_at = models.DateTimeField(_("décidée le"), null=True, blank=True)
    changed_at = models.DateTimeField(_("modifiée le"), default=timezone.now)

    class Meta:
        verbose_name = _("pièce d’un dossier")
        verbose_name_plural = _("pièces des dossiers")
        permissions = [("decide_paper", _("Accepter, refuser ou dispenser une pièce"))]
        constraints = [models.UniqueConstraint(fields=["store", "kind"], name="paper_one_a_kind")]

    def __str__(self) -> str:
        return f"{self.store} · {self.kind}"

    @property
    def mark(self) -> str:
        """Names what was sent: who decides says which of several they have looked at."""
        return self.submitted_at.isoformat() if self.submitted_at else ""

    @property
    def is_verified(self) -> bool:
        """Of an identity this flag, its type and four signs are all that stays."""
        return self.status == PaperStatus.ACCEPTED
