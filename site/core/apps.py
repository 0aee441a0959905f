from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    name = "core"
    verbose_name = _("Fondations")

    def ready(self) -> None:
        from core import sms, tasks_backend  # noqa: F401 - both register an outbox handler
        from core.exports import make  # noqa: F401 - registers one too
        from core.exports.hand_out import find_export
        from core.privacy import ours
        from core.receivers import on_migrated
        from core.uploads import register_private
        from core.watching.start import start_watching

        start_watching()
        register_private("exports", find_export)
        ours.register()
        post_migrate.connect(on_migrated, sender=self)
