from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from shop.search.office import KEEP, SynonymsViewSet, misses

register_snippet(SynonymsViewSet)


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    return [path("search/misses/", misses, name="search_misses")]


class MissesMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(KEEP))


@hooks.register("register_reports_menu_item")
def menu_item() -> Any:
    return MissesMenuItem(
        _("Recherches sans résultat"),
        reverse("search_misses"),
        name="search-misses",
        icon_name="search",
        order=700,
    )
