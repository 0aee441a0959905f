"""What somebody can be in a store's team."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    OWNER = "owner", _("propriétaire")
    MANAGER = "manager", _("gérant")
    CLERK = "clerk", _("vendeur")
