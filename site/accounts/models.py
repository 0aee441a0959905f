from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField

from accounts.fields import LowerEmailField
from accounts.managers import UserManager
from accounts.tokens.models import TokenFamily

__all__ = ["TokenFamily", "User"]


class User(AbstractBaseUser, PermissionsMixin):
    """A person. What they may do follows from what they have, never from a type column."""

    # NULL where there is none: two empty strings would break the unique key.
    email = LowerEmailField(_("adresse e-mail"), null=True, blank=True, unique=True)
    phone = PhoneNumberField(_("téléphone"), null=True, blank=True, unique=True)
    phone_verified = models.BooleanField(_("téléphone vérifié"), default=False)
    # A sign-up whose number nobody has proven yet: it gives way to whoever proves it.
    is_pending = models.BooleanField(_("à prouver"), default=False, editable=False)
    first_name = models.CharField(_("prénom"), max_length=150, blank=True)
    last_name = models.CharField(_("nom"), max_length=150, blank=True)
    language = models.CharField(
        _("langue"), max_length=5, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    is_staff = models.BooleanField(_("équipe du site"), default=False)
    is_active = models.BooleanField(_("actif"), default=True)
    date_joined = models.DateTimeField(_("inscrit le"), default=timezone.now)
    # The row outlives the person's data: orders and the journal point to it.
    erase_wanted_at = models.DateTimeField(
        _("effacement demandé le"), null=True, blank=True, editable=False
    )
    erased_at = models.DateTimeField(_("effacé le"), null=True, blank=True, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = []

    class Meta:
        verbose_name = _("utilisateur")
        verbose_name_plural = _("utilisateurs")
        permissions = [("see_customers", _("Voir les clients et comment les joindre"))]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(email__isnull=False)
                | models.Q(phone__isnull=False)
                | models.Q(erased_at__isnull=False, is_active=False),
                name="accounts_user_reachable",
                violation_error_message=_("Indiquez un téléphone ou une adresse e-mail."),
            ),
            models.CheckConstraint(
                condition=models.Q(email__isnull=True)
                | models.Q(email=Lower("email")) & ~models.Q(email=""),
                name="accounts_user_email_lower",
            ),
            models.CheckConstraint(
                condition=models.Q(phone__isnull=True) | ~models.Q(phone=""),
                name="accounts_user_phone_not_empty",
            ),
        ]

    def __str__(self) -> str:
        if self.erased_at:
            return gettext("Compte effacé")
        return self.get_full_name() or self.get_username()

    def clean(self) -> None:
        self.clean_identity()

    def clean_identity(self) -> None:
        """Lower-case the address; store what is missing as NULL."""
        self.email = (self.email or "").strip().lower() or None
        self.phone = self.phone or None

    def get_username(self) -> str:
        return self.email or str(self.phone or "") or f"#{self.pk}"

    def get_full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    def get_short_name(self) -> str:
        return self.first_name or self.get_username()
