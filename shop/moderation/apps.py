from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ModerationConfig(AppConfig):
    name = "shop.moderation"
    label = "moderation"
    verbose_name = _("Modération")

    def ready(self) -> None:
        # mark_pictures is what the outbox calls.
        from shop.moderation import integrity, privacy
        from shop.moderation.services import mark_pictures  # noqa: F401

        integrity.register()
        privacy.register()
