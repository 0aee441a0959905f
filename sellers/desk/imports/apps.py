from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ImportsConfig(AppConfig):
    name = "sellers.desk.imports"
    label = "desk_imports"
    verbose_name = _("Imports de catalogues")

    def ready(self) -> None:
        # All of them register something.
        from sellers.desk.imports import export, jobs, menu, privacy  # noqa: F401
