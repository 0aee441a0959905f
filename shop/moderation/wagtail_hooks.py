from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from shop.moderation.office import queue, read
from shop.moderation.office.words import WordsGroup
from shop.moderation.permissions import DECIDE

register_snippet(WordsGroup)


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    return [
        path("moderation/", queue.queue, name="moderation_queue"),
        path("moderation/decide/", queue.decide, name="moderation_decide"),
        path("moderation/products/<int:pk>/", read.read_product, name="moderation_product"),
        path("moderation/products/<int:pk>/move/", read.move, name="moderation_move"),
        path("moderation/changes/<int:pk>/", read.read_change, name="moderation_change"),
    ]


class ModerationMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(DECIDE))


@hooks.register("register_admin_menu_item")
def menu_item() -> Any:
    return ModerationMenuItem(
        _("À approuver"),
        reverse("moderation_queue"),
        name="moderation",
        icon_name="tick-inverse",
        order=310,
    )
