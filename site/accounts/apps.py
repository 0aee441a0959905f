from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(AppConfig):
    default = True
    name = "accounts"
    verbose_name = _("Comptes")

    def ready(self) -> None:
        from accounts import demo, mail  # noqa: F401 - register a demo part, an outbox handler


class OfficeUsersConfig(WagtailUsersAppConfig):
    """Wagtail's list of people, with our form: a phone is as good as an e-mail."""

    default = False
    user_viewset = "accounts.office.PersonViewSet"
