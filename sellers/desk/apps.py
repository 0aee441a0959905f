from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    name = "sellers.desk"
    label = "desk"
    verbose_name = _("Comptoir")

    def ready(self) -> None:
        # All of them register something.
        from sellers.desk import menu, receivers  # noqa: F401
        from sellers.desk.reviews import demo  # noqa: F401
