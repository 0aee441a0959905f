"""How allauth's second factors know our people: their names, the names of their keys."""

from allauth.core import context as allauth_context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.templatetags.devices import device

STRONG = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


class FactorsAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("Ce code n’est pas le bon, ou il n’est plus valable."),
        "unverified_email": _("Confirmez d’abord votre adresse e-mail."),
    }

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:
        """The device that people hold while they add it."""
        request: HttpRequest = allauth_context.request
        return device(request.headers.get("user-agent", ""))

    def _get_user_identifier(self, user: User) -> str:
        return user.get_username()


def second_factors(user: User) -> set[str]:
    """Which kinds a person has set up, recovery codes aside."""
    found = Authenticator.objects.filter(user=user, type__in=STRONG)
    return set(found.values_list("type", flat=True))
