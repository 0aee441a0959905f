"""What pages ask of the gazetteer besides search: the tree, level by level."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from logistics.geo.models import Kind, Place, PlaceQuerySet

# The selectors of a form: what each asks for, and which kinds stand in it.
LEVELS: tuple[tuple[str, Any, tuple[Kind, ...]], ...] = (
    ("region", _("Région"), (Kind.REGION,)),
    ("prefecture", _("Préfecture"), (Kind.PREFECTURE, Kind.SPECIAL_ZONE)),
    ("commune", _("Commune ou sous-préfecture"), (Kind.COMMUNE, Kind.SUB_PREFECTURE)),
    ("quartier", _("Quartier"), (Kind.QUARTIER,)),
)


@dataclass(frozen=True, slots=True)
class Level:
    """One selector: its options, and which one is chosen."""

    name: str
    label: Any
    options: Sequence[Place]
    chosen: Place | None


@dataclass(frozen=True, slots=True)
class Cascade:
    levels: list[Level]

    @property
    def place(self) -> Place | None:
        """The deepest one chosen."""
        return next((level.chosen for level in reversed(self.levels) if level.chosen), None)

    @property
    def is_whole(self) -> bool:
        """Nothing is left to choose, and what is chosen is a place to live in."""
        last = self.levels[-1]
        return last.chosen is not None and last.name in ("commune", "quartier")


def places_now() -> PlaceQuerySet:
    return Place.objects.valid(timezone.localdate())


def find_place(code: str) -> Place | None:
    """A place that is offered today, with all that stands above it."""
    # PostgreSQL refuses to be asked for NUL.
    if "\x00" in code:
        return None
    return places_now().with_parents().filter(pk=code[:64]).first()


def cascade(codes: Iterable[str]) -> Cascade:
    """Selectors from the region down, as far as the codes lead; those of elsewhere are dropped."""
    wanted = set(codes)
    levels: list[Level] = []
    parents: list[Place] = []
    for name, label, kinds in LEVELS:
        rows = places_now().filter(kind__in=kinds).order_by("name")
        options = list(rows if not levels else rows.filter(parent__in=parents))
        if not options:
            break
        chosen = next((place for place in options if place.pk in wanted), None)
        # The only prefecture of Conakry is chosen by choosing Conakry.
        if chosen is None and len(options) == 1 and levels and name == "prefecture":
            chosen = options[0]
        levels.append(Level(name, label, options, chosen))
        if chosen is None:
            break
        parents = [chosen]
    return Cascade(levels)


def cascade_of(place: Place | None) -> Cascade:
    """The selectors with a place chosen in them; read it with its parents."""
    return cascade([place.code, *(above.code for above in place.line)] if place else [])
