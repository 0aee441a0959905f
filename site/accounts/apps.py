from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(AppConfig):
    default = True
    name = "accounts"
    verbose_name = _("Comptes")

    def ready(self) -> None:
        # They register a demo part, an outbox handler, what follows from a new password.
        from accounts import deeds, demo, mail, privacy, receivers  # noqa: F401

        deeds.register()
        privacy.register()


class OfficeUsersConfig(WagtailUsersAppConfig):
    """Wagtail's list of people, with our form: a phone is as good as an e-mail."""

    default = False
    user_viewset = "accounts.office.PersonViewSet"
