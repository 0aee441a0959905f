"""What it takes to carry a product to somebody's door."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SizeClass(models.TextChoices):
    SMALL = "small", _("Petit : tient dans un sac")
    MEDIUM = "medium", _("Moyen : tient sur une moto")
    LARGE = "large", _("Grand : il faut un tricycle")
    HUGE = "huge", _("Très grand : il faut un camion")
