"""What stands between a right password and being signed in."""

from typing import Any

from allauth.account.models import EmailAddress, Login
from allauth.account.stages import EmailVerificationStage, PhoneVerificationStage


def must_prove_email(login: Login) -> bool:
    """Whether this sign-in opens an account by an address that nobody has proven yet.

    Only an account that was never open asks: later on a phone or a password is enough, and who was
    entered by the team has no address to prove.
    """
    user: Any = login.user
    if user.last_login or user.phone_verified:
        return False
    unproven = EmailAddress.objects.filter(user_id=user.pk, verified=False)
    if login.signup:
        return unproven.exists()
    return bool(login.email) and unproven.filter(email=str(login.email).lower()).exists()


class ProvePhoneStage(PhoneVerificationStage):
    """Only a number that was never proven, of an account that was never open."""

    def handle(self) -> Any:
        if self.login.user and not getattr(self.login.user, "is_pending", False):
            return None, True
        return super().handle()


class ProveEmailStage(EmailVerificationStage):
    """A sign-up with an address that is taken takes the same way, up to a code that never fits."""

    def handle(self) -> Any:
        if self.login.user and not must_prove_email(self.login):
            return None, True
        return super().handle()
