"""The back office of search: words that mean the same, and what was looked for in vain."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from wagtail.snippets.views.snippets import CreateView

from core.office import OfficeViewSet
from shop.catalogue.filters import LONGEST_WORDS
from shop.search.misses import recent_misses
from shop.search.models import Synonyms

KEEP = "search.change_synonyms"


class AddSynonyms(CreateView):
    """From a search that found nothing its words are there already."""

    def get_initial_form_instance(self) -> Synonyms:
        return Synonyms(words=self.request.GET.get("words", "")[:LONGEST_WORDS].replace("\x00", ""))


class SynonymsViewSet(OfficeViewSet):
    model = Synonyms
    add_view_class = AddSynonyms
    icon = "search"
    menu_label = _("Synonymes")
    menu_name = "synonyms"
    menu_order = 330
    add_to_admin_menu = True
    list_display = ["words", "changed_at"]
    search_fields = ["words"]
    list_export = ["words", "changed_at"]


@require_safe
def misses(request: HttpRequest) -> HttpResponse:
    if not request.user.has_perm(KEEP):
        raise PermissionDenied
    context: dict[str, Any] = {"misses": recent_misses()}
    return render(request, "search/office/misses.html", context)
