from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NotificationsConfig(AppConfig):
    name = "notifications"
    verbose_name = _("Notifications")

    def ready(self) -> None:
        from notifications import jobs, receivers  # noqa: F401 - both register what they have
        from notifications.kinds import load_kinds

        load_kinds()
