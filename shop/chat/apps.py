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
        pictures.register()
        privacy.register()
