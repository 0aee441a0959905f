from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NotificationsConfig(AppConfig):
    name = "notifications"
    verbose_name = _("Notifications")

    def ready(self) -> None:
        # jobs and receivers register what they have.
        from notifications import jobs, privacy, receivers  # noqa: F401
        from notifications.kinds import load_kinds

        load_kinds()
        privacy.register()
