from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class LedgerConfig(AppConfig):
    name = "ledger"
    verbose_name = _("Grand livre")

    def ready(self) -> None:
        from core.integrity import register_check
        from ledger import demo, privacy  # noqa: F401 - demo registers its part of the market
        from ledger.integrity import find_faults
        from ledger.receivers import on_migrated

        register_check("ledger", find_faults)
        privacy.register()
        post_migrate.connect(on_migrated, sender=self)
