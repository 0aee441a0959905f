from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class LedgerConfig(AppConfig):
    name = "ledger"
    verbose_name = _("Grand livre")

    def ready(self) -> None:
        from core.integrity import register_check
        from ledger import demo  # noqa: F401 - registers its part of the demo market
        from ledger.integrity import find_faults
        from ledger.receivers import on_migrated

        register_check("ledger", find_faults)
        post_migrate.connect(on_migrated, sender=self)
