from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GeoConfig(AppConfig):
    name = "logistics.geo"
    label = "geo"
    verbose_name = _("Lieux")

    def ready(self) -> None:
        from logistics.geo import demo  # noqa: F401 - registers its part of the demo market
