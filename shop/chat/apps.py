from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ChatConfig(AppConfig):
    name = "shop.chat"
    label = "chat"
    verbose_name = _("Messages")

    def ready(self) -> None:
        # demo registers what it has.
        from shop.chat import demo, pictures, privacy  # noqa: F401
        from shop.chat.assistant.texts import BuiltIn
        from shop.chat.ports import register_help

        register_help(BuiltIn())
        from shop.chat.selectors import DECIDE, open_reports
        from shop.moderation.ports import Elsewhere, register_elsewhere

        pictures.register()
        privacy.register()
        register_elsewhere(
            Elsewhere(
                label=_("Messages signalés"),
                url_name="chat_reports",
                permission=DECIDE,
                waiting=lambda: open_reports().count(),
            )
        )
