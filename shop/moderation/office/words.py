"""Words to watch for, and reasons that are given often: kept by moderators."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from core.office import OfficeViewSet
from shop.moderation.models import ForbiddenWord, ReasonTemplate


class ForbiddenWordViewSet(OfficeViewSet):
    model = ForbiddenWord
    icon = "warning"
    list_display = ["word", "note"]
    search_fields = ["word", "note"]
    list_export = ["word", "note"]


class ReasonTemplateViewSet(OfficeViewSet):
    model = ReasonTemplate
    icon = "comment"
    list_display = ["text", "text_en", "order"]
    search_fields = ["text", "text_en"]


class WordsGroup(SnippetViewSetGroup):
    items = (ForbiddenWordViewSet, ReasonTemplateViewSet)
    menu_icon = "openquote"
    menu_order = 320
    menu_name = "moderation-words"
    menu_label = _("Mots et raisons")
