from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class QuestionsConfig(AppConfig):
    name = "shop.questions"
    label = "questions"
    verbose_name = _("Questions")

    def ready(self) -> None:
        # The demo registers itself.
        from shop.questions import deeds, demo, privacy, reportables, shown  # noqa: F401

        deeds.register()
        privacy.register()
        reportables.register()
        shown.register()
