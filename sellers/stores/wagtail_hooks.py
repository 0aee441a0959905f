from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from core.office import NeverDeleted
from sellers.stores import office
from sellers.stores.models import PaperKind

register_permission_policy(PaperKind, NeverDeleted(PaperKind))
register_snippet(office.PaperKindViewSet)


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    stores, papers = office.StoresView, office.PapersView
    return [
        path("stores/", stores.as_view(), name="office_stores"),
        path("stores/results/", stores.as_view(results_only=True), name="office_stores_results"),
        path("stores/<int:pk>/", office.show_store, name="office_store"),
        path("stores/<int:pk>/judge/", office.judge_store, name="office_store_judge"),
        path("papers/", papers.as_view(), name="office_papers"),
        path("papers/results/", papers.as_view(results_only=True), name="office_papers_results"),
        path("papers/<int:pk>/", office.show_paper, name="office_paper"),
        path("papers/<int:pk>/picture/", office.paper_picture, name="office_paper_picture"),
        path("papers/<int:pk>/judge/", office.judge_paper, name="office_paper_judge"),
    ]


class AllowedMenuItem(MenuItem):
    permission = ""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(self.permission))


class StoresMenuItem(AllowedMenuItem):
    permission = "stores.view_store"


class PapersMenuItem(AllowedMenuItem):
    permission = "stores.view_paper"


@hooks.register("register_admin_menu_item")
def stores_menu_item() -> Any:
    url = reverse("office_stores")
    return StoresMenuItem(_("Boutiques"), url, name="stores", icon_name="group", order=355)


@hooks.register("register_admin_menu_item")
def papers_menu_item() -> Any:
    url = reverse("office_papers")
    return PapersMenuItem(
        _("Pièces des boutiques"), url, name="papers", icon_name="doc-full", order=357
    )
