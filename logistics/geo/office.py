"""The gazetteer in the back office: a tree to walk, a search, one form a place, its history."""

import json
from typing import Any

import django_filters
from django import forms
from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    MultiFieldPanel,
    ObjectList,
)
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from core.office import NeverDeleted, OfficeViewSet
from logistics.geo.models import LEVEL_OF, Kind, Place, UnknownPlace
from logistics.geo.points import Point, Precision
from logistics.geo.services.save_place import save_place
from logistics.geo.services.settle_unknown_place import settle_unknown_place

# A point in the middle of a place is good for that much, until an editor says better.
PRECISION_OF = {
    Kind.REGION: Precision.REGION,
    Kind.PREFECTURE: Precision.PREFECTURE,
    Kind.SPECIAL_ZONE: Precision.PREFECTURE,
    Kind.SUB_PREFECTURE: Precision.COMMUNE,
    Kind.COMMUNE: Precision.COMMUNE,
    Kind.QUARTIER: Precision.QUARTIER,
}


class PlaceForm(WagtailAdminModelForm):
    aliases = forms.CharField(
        label=_("autres noms et écritures"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Un par ligne. La recherche les trouve tous."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and not self.instance._state.adding:
            self.fields["code"].disabled = True
            names = self.instance.names.values_list("name", flat=True)
            self.fields["aliases"].initial = "\n".join(names)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        self._check_tree(cleaned)
        self._check_point(cleaned)
        begins, ends = cleaned.get("valid_from"), cleaned.get("valid_to")
        if begins and ends and ends <= begins:
            self.add_error("valid_to", _("La fin vient après le début."))
        return cleaned

    def _check_tree(self, cleaned: dict[str, Any]) -> None:
        """A parent stands higher than its child: then nothing can be part of itself."""
        kind, parent = cleaned.get("kind"), cleaned.get("parent")
        if not kind:
            return
        level = LEVEL_OF[Kind(kind)]
        if level and parent is None and "parent" not in self.errors:
            self.add_error("parent", _("Indiquez de quoi ce lieu fait partie."))
        if parent is not None and parent.level >= level:
            self.add_error("parent", _("Ce lieu ne peut pas contenir l’autre : voyez les niveaux."))
        below = Place.objects.filter(parent=self.instance.pk) if self.instance.pk else []
        if any(child.level <= level for child in below):
            self.add_error("kind", _("Des lieux en font partie qui ne seraient plus plus petits."))

    def _check_point(self, cleaned: dict[str, Any]) -> None:
        given = [cleaned.get(name) not in (None, "") for name in ("latitude", "longitude")]
        known = bool(cleaned.get("precision"))
        if any(given) != all(given) or any(given) != known:
            self.add_error(
                "latitude", _("Latitude, longitude et précision vont ensemble, ou manquent.")
            )
        elif all(given):
            try:
                Point(cleaned["latitude"], cleaned["longitude"])
            except ValueError:
                self.add_error("latitude", _("Ce point n’est pas sur la Terre."))

    def save(self, commit: bool = True) -> Place:
        place: Place = super().save(commit=False)
        if commit:
            save_place(place, aliases=self.cleaned_data["aliases"].splitlines())
        return place


class PlaceMapPanel(HelpPanel):
    """Where the place lies; its script lets the point be moved, and the form's fields keep it."""

    class BoundPanel(HelpPanel.BoundPanel):
        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            return context | {"precisions": json.dumps(PRECISION_OF)}

        @property
        def media(self) -> forms.Media:
            return forms.Media(js=["dist/office_map.js"])


class PlaceFilters(WagtailFilterSet):
    parent = django_filters.CharFilter(label=_("Fait partie de (code)"), field_name="parent_id")
    kind = django_filters.ChoiceFilter(label=_("Niveau"), choices=Kind.choices)
    pointless = django_filters.BooleanFilter(
        label=_("Sans position"), field_name="latitude", lookup_expr="isnull"
    )

    class Meta:
        model = Place
        fields = ["parent", "kind", "pointless"]


def _inside(place: Place) -> Any:
    """The way down the tree."""
    if not place.inside:  # type: ignore[attr-defined]
        return ""
    url = f"{reverse(PlaceViewSet().get_url_name('list'))}?parent={place.code}"
    return format_html('<a href="{}">{}</a>', url, place.inside)  # type: ignore[attr-defined]


class PlaceViewSet(OfficeViewSet):
    model = Place
    icon = "site"
    menu_label = _("Gazetteer")
    menu_name = "gazetteer"
    list_display = [
        "name",
        Column("get_kind_display", label=_("Niveau"), sort_key="kind"),
        Column("where", label=_("Dans")),
        Column(_inside, label=_("Lieux dedans")),
        Column("get_precision_display", label=_("Position")),
        "code",
    ]
    list_per_page = 50
    filterset_class = PlaceFilters
    search_fields = ["name", "code"]
    search_backend_name = None
    ordering = ["kind", "name"]
    copy_view_enabled = False
    # No tabs: without a script Wagtail shows none of them.
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("code"), FieldPanel("kind")]),
            FieldPanel("name"),
            FieldPanel("aliases"),
            FieldPanel("parent"),
            PlaceMapPanel(template="geo/office/map.html", heading=_("Carte")),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
                    FieldPanel("precision"),
                ],
                heading=_("Position"),
            ),
            FieldPanel("population"),
            FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_to")]),
            FieldPanel("source"),
        ],
        base_form_class=PlaceForm,
    )

    def get_queryset(self, request: Any) -> "QuerySet[Place]":
        return Place.objects.with_parents().annotate(inside=Count("children"))


class SettleForm(WagtailAdminModelForm):
    """The place that is meant; none sets the name aside."""

    def save(self, commit: bool = True) -> UnknownPlace:
        row: UnknownPlace = UnknownPlace.objects.get(pk=self.instance.pk)
        settle_unknown_place(row, place=self.cleaned_data["place"], by=self.for_user)
        row.refresh_from_db()
        return row


class OnlySettled(NeverDeleted):
    """Shoppers write them; editors decide."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action != "add" and super().user_has_permission(user, action)


class UnknownPlaceViewSet(OfficeViewSet):
    model = UnknownPlace
    icon = "help"
    menu_label = _("Quartiers inconnus")
    menu_name = "unknown_places"
    list_display = ["text", "around", "within", "times", "get_status_display", "last_at"]
    list_filter = ["status"]
    search_fields = ["text", "around"]
    search_backend_name = None
    copy_view_enabled = False
    edit_handler = ObjectList(
        [
            FieldPanel("text", read_only=True),
            FieldPanel("around", read_only=True),
            FieldPanel("times", read_only=True),
            FieldPanel(
                "place",
                help_text=_("Ce nom devient un autre nom de ce lieu ; sans lieu, il est écarté."),
            ),
        ],
        base_form_class=SettleForm,
    )


class GeoGroup(SnippetViewSetGroup):
    menu_label = _("Lieux")
    menu_icon = "site"
    menu_order = 350
    items = (PlaceViewSet, UnknownPlaceViewSet)
