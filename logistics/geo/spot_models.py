"""Doors that parcels come to, what was seen of where they lie, and names that nobody knows yet."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from logistics.geo.points import PointFields, point_check


class Spot(PointFields):
    """One door. The address book, past orders and shipments share it, so all learn together."""

    # How far the sightings lie apart, once there are enough of them.
    accuracy_m = models.PositiveIntegerField(_("à … mètres près"), null=True, blank=True)
    updated_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("porte")
        verbose_name_plural = _("portes")
        constraints = [point_check("geo_spot_point_whole")]

    def __str__(self) -> str:
        return f"{self.pk}"


class Sighting(models.Model):
    """Where somebody stood who was at a door; one for each delivery, never edited."""

    class Source(models.TextChoices):
        DELIVERY = "delivery", _("livraison vérifiée")
        COURIER = "courier", _("coursier")

    spot = models.ForeignKey(Spot, on_delete=models.CASCADE, related_name="sightings")
    latitude = models.FloatField()
    longitude = models.FloatField()
    accuracy_m = models.PositiveIntegerField()
    source = models.CharField(max_length=10, choices=Source.choices)
    # Which delivery: a scan that is repeated says nothing new.
    reference = models.CharField(max_length=64)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["spot", "source", "reference"], name="geo_sighting_once"
            ),
        ]
        indexes = [models.Index(fields=["spot", "-id"], name="geo_sighting_latest")]

    def __str__(self) -> str:
        return f"{self.latitude:.5f}, {self.longitude:.5f}"


class PointProposal(models.Model):
    """A courier's correction; whoever lives there says yes or no."""

    class Status(models.TextChoices):
        OPEN = "open", _("à décider")
        ACCEPTED = "accepted", _("acceptée")
        REFUSED = "refused", _("refusée")

    spot = models.ForeignKey(Spot, on_delete=models.CASCADE, related_name="proposals")
    latitude = models.FloatField()
    longitude = models.FloatField()
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.OPEN)
    note = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["spot"], condition=models.Q(status="open"), name="geo_proposal_one_open"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.latitude:.5f}, {self.longitude:.5f}"


class UnknownPlace(models.Model):
    """A quartier that somebody wrote and the gazetteer does not have; editors decide."""

    class Status(models.TextChoices):
        OPEN = "open", _("à décider")
        DONE = "done", _("dans la liste")
        IGNORED = "ignored", _("écarté")

    text = models.CharField(_("écrit"), max_length=100)
    # As it is compared: two spellings of one name wait as one.
    plain = models.CharField(max_length=100)
    # The commune it was said to be in, by code; "" where that is unknown too.
    within = models.CharField(_("dans"), max_length=64, blank=True, default="")
    around = models.CharField(_("commune ou ville écrite"), max_length=100, blank=True, default="")
    times = models.PositiveIntegerField(_("fois"), default=1)
    status = models.CharField(_("état"), max_length=10, choices=Status.choices, default=Status.OPEN)
    place = models.ForeignKey(
        "geo.Place",
        verbose_name=_("lieu"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    first_at = models.DateTimeField(_("première fois"), default=timezone.now)
    last_at = models.DateTimeField(_("dernière fois"), default=timezone.now)

    class Meta:
        verbose_name = _("quartier inconnu")
        verbose_name_plural = _("quartiers inconnus")
        ordering = ["-times", "-last_at"]
        constraints = [
            models.UniqueConstraint(fields=["plain", "within"], name="geo_unknown_once"),
        ]

    def __str__(self) -> str:
        return self.text


__all__ = ["PointProposal", "Sighting", "Spot", "UnknownPlace"]
