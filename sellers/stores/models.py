"""A store as its team knows it; what shoppers read stands on the shop's own row (Partner)."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sellers.stores.roles import Role
from shop.partner.models import Partner

PERSON = settings.AUTH_USER_MODEL


class Store(models.Model):
    """One to one with the partner; name, slug, logo, commune and pause are read through it."""

    partner = models.OneToOneField(Partner, on_delete=models.PROTECT, related_name="store")
    banner = models.ImageField(_("bannière"), upload_to="stores/", blank=True)
    # What the tax office and the register of commerce know it by.
    nif = models.CharField(_("NIF"), max_length=20, blank=True)
    rccm = models.CharField(_("RCCM"), max_length=40, blank=True)
    # E.164, as core.phone reads it.
    phone = models.CharField(_("téléphone"), max_length=16, blank=True)
    second_phone = models.CharField(_("autre téléphone"), max_length=16, blank=True)
    # {"0": ["08:30", "18:30"]}: Monday is 0, a day that is missing is closed (opening.py).
    hours = models.JSONField(_("horaires"), default=dict, blank=True)
    holiday = models.BooleanField(_("en vacances"), default=False)
    suspended_at = models.DateTimeField(_("suspendue le"), null=True, blank=True)
    suspended_because = models.CharField(_("suspendue pour"), max_length=300, blank=True)
    opened_at = models.DateTimeField(_("ouverte le"), default=timezone.now)
    team = models.ManyToManyField(PERSON, through="Membership", related_name="stores")

    class Meta:
        verbose_name = _("boutique")
        verbose_name_plural = _("boutiques")
        permissions = [("suspend_store", _("Suspendre une boutique et la rouvrir"))]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return str(self.partner.name)

    @property
    def slug(self) -> str:
        return str(self.partner.code)


class Membership(models.Model):
    """Somebody of a store's team, and what they are there; services keep Partner.users equal."""

    store = models.ForeignKey(Store, on_delete=models.CASCADE, related_name="memberships")
    person = models.ForeignKey(PERSON, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(_("rôle"), max_length=8, choices=Role.choices)
    since = models.DateTimeField(_("depuis"), default=timezone.now)

    class Meta:
        verbose_name = _("membre d’une équipe")
        verbose_name_plural = _("membres des équipes")
        constraints = [
            models.UniqueConstraint(fields=["store", "person"], name="membership_once"),
            models.UniqueConstraint(
                fields=["store"], condition=models.Q(role=Role.OWNER), name="membership_one_owner"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.get_role_display()}"


from sellers.stores.invitation_models import Invitation  # noqa: E402
from sellers.stores.paper_models import Paper, PaperKind  # noqa: E402

__all__ = ["Invitation", "Membership", "Paper", "PaperKind", "Store"]
