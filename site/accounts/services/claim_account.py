from enum import Enum

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.db import transaction

from accounts.models import User
from accounts.privacy import end_sessions
from accounts.services.end_families import end_families
from core.audit import record


class Claim(Enum):
    # It was proven before: nothing changes.
    PROVEN = "proven"
    # The account is theirs from now on, and nothing opens it that was set before.
    CLEARED = "cleared"
    # The account is somebody's by another way; this one was taken off it.
    FREED = "freed"
    # The same, and the account would have no way left.
    REFUSED = "refused"


@transaction.atomic
def claim_account(user: User, *, phone: str = "", email: str = "") -> Claim:
    """Somebody gave the code that was sent to a number or an address of this account.

    Had nobody proven it before, whoever wrote it there may have been a stranger who waits for its
    holder with a password, a second factor, a browser or a program that stays signed in.
    """
    if not _is_unproven(user, phone=phone, email=email):
        return Claim.PROVEN
    if _is_known_otherwise(user, email=email):
        return _free(user, phone=phone)
    _clear(user, phone=phone, email=email)
    return Claim.CLEARED


def _is_unproven(user: User, *, phone: str, email: str) -> bool:
    if phone:
        return not user.phone_verified
    unproven = EmailAddress.objects.filter(user=user, email=email, verified=False)
    return bool(unproven.exists())


def _is_known_otherwise(user: User, *, email: str) -> bool:
    """By an address that was proven or that the team entered, by Google, as one of the office."""
    if user.is_staff or user.is_superuser or user.has_perm("wagtailadmin.access_admin"):
        return True
    addresses = {row.email: row.verified for row in EmailAddress.objects.filter(user=user)}
    if any(verified for other, verified in addresses.items() if other != email):
        return True
    entered = bool(user.email) and user.email not in addresses
    proven = bool(email) and user.phone_verified
    return entered or proven or bool(SocialAccount.objects.filter(user=user).exists())


def _free(user: User, *, phone: str) -> Claim:
    """An address is left there: it opens nothing for as long as it is unproven."""
    if not phone or not user.email:
        return Claim.REFUSED
    user.phone = None
    user.save(update_fields=["phone"])
    record(user, action="user.number_freed", note="proven by somebody else")
    return Claim.FREED


def _clear(user: User, *, phone: str, email: str) -> None:
    # On this very object: the session that begins now is bound to its password.
    user.set_unusable_password()
    user.email = email or None
    user.phone = phone or None
    user.save(update_fields=["password", "email", "phone"])
    EmailAddress.objects.filter(user=user).exclude(email=email).delete()
    Authenticator.objects.filter(user=user).delete()
    end_sessions(UserSession.objects.filter(user=user))
    end_families(user, why="claimed", by=user)
    record(user, action="user.claimed", by=user)
