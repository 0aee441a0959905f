from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StoresConfig(AppConfig):
    name = "sellers.stores"
    label = "stores"
    verbose_name = _("Boutiques")

    def ready(self) -> None:
        # demo registers what it has, desk its own entries of the menu.
        from sellers.stores import deeds, demo, finding, menu, pages, privacy, reporting, tasks  # noqa: F401

        deeds.register()
        privacy.register()
        reporting.register()
        finding.register()
