from typing import Any

from allauth.account import signals as account
from allauth.mfa import signals as factors
from allauth.mfa.models import Authenticator
from allauth.socialaccount import signals as social
from allauth.usersessions.models import UserSession
from django.contrib.auth.signals import user_logged_out
from django.dispatch import receiver

from notifications.services.close_sockets import close_sockets
from notifications.services.forget_device import forget_device
from notifications.services.tell_security import tell_security


@receiver(user_logged_out)
def close_the_tabs(request: Any, **kwargs: Any) -> None:
    if request and request.session.session_key:
        close_sockets(session_key=request.session.session_key)
        forget_device(session_key=request.session.session_key)


ADDED = {
    Authenticator.Type.TOTP: "totp_on",
    Authenticator.Type.WEBAUTHN: "passkey_on",
    Authenticator.Type.RECOVERY_CODES: "recovery_codes",
}
REMOVED = {Authenticator.Type.TOTP: "totp_off", Authenticator.Type.WEBAUTHN: "passkey_off"}


@receiver(account.user_logged_in)
def tell_of_a_new_device(request: Any, user: Any, **kwargs: Any) -> None:
    """The first one is no news; a browser of a sort that they were never seen with is."""
    known = UserSession.objects.filter(user=user)
    longest = UserSession._meta.get_field("user_agent").max_length
    agent = request.headers.get("User-Agent", "")[:longest]
    if known.exists() and not known.filter(user_agent=agent).exists():
        tell_security(user, what="device")


@receiver([account.password_changed, account.password_set, account.password_reset])
def tell_of_a_new_password(user: Any, **kwargs: Any) -> None:
    tell_security(user, what="password")


@receiver(account.email_changed)
def tell_of_a_new_address(user: Any, **kwargs: Any) -> None:
    tell_security(user, what="email")


@receiver([factors.authenticator_added, factors.authenticator_reset])
def tell_of_a_new_factor(user: Any, authenticator: Any, **kwargs: Any) -> None:
    tell_security(user, what=ADDED[authenticator.type])


@receiver(factors.authenticator_removed)
def tell_of_a_factor_less(user: Any, authenticator: Any, **kwargs: Any) -> None:
    if authenticator.type in REMOVED:
        tell_security(user, what=REMOVED[authenticator.type])


@receiver(social.social_account_added)
def tell_of_a_linked_account(sociallogin: Any, **kwargs: Any) -> None:
    tell_security(sociallogin.user, what="google_on")


@receiver(social.social_account_removed)
def tell_of_an_unlinked_account(socialaccount: Any, **kwargs: Any) -> None:
    tell_security(socialaccount.user, what="google_off")
