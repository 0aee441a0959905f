from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ModerationConfig(AppConfig):
    name = "shop.moderation"
    label = "moderation"
    verbose_name = _("Modération")

    def ready(self) -> None:
        # demo adds its part of the market, marking is what the outbox calls.
        from shop.moderation import deeds, demo, integrity, marking, privacy, reportables  # noqa: F401

        deeds.register()
        integrity.register()
        privacy.register()
        reportables.register()
