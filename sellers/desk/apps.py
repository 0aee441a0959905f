from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    name = "sellers.desk"
    label = "desk"
    verbose_name = _("Comptoir")

    def ready(self) -> None:
        from sellers.desk import menu, receivers  # noqa: F401 - both register something
