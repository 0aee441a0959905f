"""Guinea as people name it: places in a tree, their names, and what search reads of them."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from logistics.geo.points import PointFields, point_check


class Kind(models.TextChoices):
    COUNTRY = "country", _("Pays")
    REGION = "region", _("Région")
    PREFECTURE = "prefecture", _("Préfecture")
    SPECIAL_ZONE = "special_zone", _("Zone spéciale")
    SUB_PREFECTURE = "sub_prefecture", _("Sous-préfecture")
    COMMUNE = "commune", _("Commune")
    QUARTIER = "quartier", _("Quartier")


# How deep a kind stands; two kinds of one level stand side by side.
LEVEL_OF = {
    Kind.COUNTRY: 0,
    Kind.REGION: 1,
    Kind.PREFECTURE: 2,
    Kind.SPECIAL_ZONE: 2,
    Kind.SUB_PREFECTURE: 3,
    Kind.COMMUNE: 3,
    Kind.QUARTIER: 4,
}


def valid_on(day: date, *, of: str = "") -> Q:
    """The same for rows that belong to a place: `valid_on(day, of="place__")`."""
    begun = Q(**{f"{of}valid_from__isnull": True}) | Q(**{f"{of}valid_from__lte": day})
    return begun & (Q(**{f"{of}valid_to__isnull": True}) | Q(**{f"{of}valid_to__gt": day}))


class PlaceQuerySet(models.QuerySet["Place"]):
    def valid(self, day: date) -> "PlaceQuerySet":
        """Those that exist on a day: from the first one, up to but not on the last one."""
        return self.filter(valid_on(day))

    def with_parents(self) -> "PlaceQuerySet":
        """All that stands above, up to the country: five levels are four joins."""
        return self.select_related("parent__parent__parent__parent")


class Place(PointFields):
    """A country, region, prefecture, commune or quartier. A reform is a change of `parent`."""

    code = models.CharField(_("code"), max_length=64, primary_key=True)
    kind = models.CharField(_("niveau"), max_length=16, choices=Kind.choices)
    name = models.CharField(_("nom"), max_length=120)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("fait partie de"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
    )
    population = models.PositiveIntegerField(_("population"), null=True, blank=True)
    valid_from = models.DateField(_("existe depuis le"), null=True, blank=True)
    valid_to = models.DateField(
        _("n’existe plus depuis le"),
        null=True,
        blank=True,
        help_text=_("Les adresses qui s’en servent gardent ce lieu ; on ne le propose plus."),
    )
    source = models.CharField(_("source"), max_length=300, blank=True)
    # What the gazetteer's file last said; {} for a place that somebody added by hand.
    facts = models.JSONField(default=dict, editable=False)

    objects = PlaceQuerySet.as_manager()

    class Meta:
        verbose_name = _("lieu")
        verbose_name_plural = _("lieux")
        ordering = ["name", "code"]
        indexes = [
            models.Index(fields=["latitude", "longitude"], name="geo_place_point"),
            models.Index(fields=["kind", "name"], name="geo_place_kind"),
        ]
        constraints = [
            point_check("geo_place_point_whole"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True)
                | Q(valid_from__isnull=True)
                | Q(valid_to__gt=F("valid_from")),
                name="geo_place_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("code")),
                name="geo_place_not_its_own_parent",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def level(self) -> int:
        return LEVEL_OF[Kind(self.kind)]

    @property
    def line(self) -> list["Place"]:
        """All that stands above, nearest first; read them with `with_parents()`."""
        above, place = [], self.parent
        while place is not None and len(above) < len(LEVEL_OF):
            above.append(place)
            place = place.parent
        return above

    @property
    def where(self) -> str:
        """`Ratoma, Conakry`: what stands above, without the country and without repeating."""
        names: list[str] = []
        for place in self.line:
            if place.kind != Kind.COUNTRY and place.name not in (*names, self.name):
                names.append(place.name)
        return ", ".join(names)


class PlaceName(models.Model):
    """Another name or another spelling of a place; its first name stands in the place itself."""

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(_("nom"), max_length=120)

    class Meta:
        verbose_name = _("autre nom")
        verbose_name_plural = _("autres noms")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["place", "name"], name="geo_placename_once"),
        ]

    def __str__(self) -> str:
        return self.name


class SearchName(models.Model):
    """A name as it is compared; made from the two above by `index_names`, never edited."""

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="+")
    # As it is written, without accents and signs; and as it is heard.
    plain = models.CharField(max_length=240)
    heard = models.CharField(max_length=240)
    is_main = models.BooleanField()

    def __str__(self) -> str:
        return self.plain


class SearchGram(models.Model):
    """A piece of a name as it is heard; read by its index alone, which has all four columns."""

    gram = models.CharField(max_length=4)
    # How many the name has, so that the likeness is worked out without reading the name.
    size = models.PositiveSmallIntegerField()
    # LEVEL_OF the place, so that those who ask for quartiers read nothing else.
    level = models.PositiveSmallIntegerField()
    name = models.ForeignKey(
        SearchName, on_delete=models.CASCADE, related_name="grams", db_index=False
    )

    class Meta:
        indexes = [
            models.Index(fields=["gram", "size", "name", "level"], name="geo_gram"),
            models.Index(fields=["name"], name="geo_gram_name"),
        ]

    def __str__(self) -> str:
        return self.gram


class GramCount(models.Model):
    """How many names have a gram: search asks for the rarest first. Counted by `index_names`."""

    gram = models.CharField(max_length=4, primary_key=True)
    names = models.PositiveIntegerField()

    def __str__(self) -> str:
        return self.gram


from logistics.geo.spot_models import PointProposal, Sighting, Spot, UnknownPlace  # noqa: E402

__all__ = [
    "LEVEL_OF",
    "GramCount",
    "Kind",
    "Place",
    "PlaceName",
    "PlaceQuerySet",
    "PointProposal",
    "SearchGram",
    "SearchName",
    "Sighting",
    "Spot",
    "UnknownPlace",
    "valid_on",
]
