from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BulkConfig(AppConfig):
    name = "sellers.desk.bulk"
    label = "desk_bulk"
    verbose_name = _("Changements en lot")

    def ready(self) -> None:
        # Both register something.
        from sellers.desk.bulk import jobs, privacy  # noqa: F401
