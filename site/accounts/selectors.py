"""What pages about a person's account read."""

from dataclasses import dataclass
from datetime import timedelta

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from accounts.models import User
from accounts.tokens.models import TokenFamily

# A code is good for a quarter of an hour; who comes back later is sent another one for a week.
GIVEN_UP_AFTER = timedelta(days=7)


@dataclass(frozen=True)
class Safety:
    second_factor: bool
    recovery_codes: bool
    passkeys: int
    devices: int


def account_safety(user: User) -> Safety:
    """How an account is locked; two queries."""
    recovery = Q(type=Authenticator.Type.RECOVERY_CODES)
    kinds = Authenticator.objects.filter(user=user).aggregate(
        second=Count("pk", filter=~recovery),
        recovery=Count("pk", filter=recovery),
        passkeys=Count("pk", filter=Q(type=Authenticator.Type.WEBAUTHN)),
    )
    return Safety(
        second_factor=kinds["second"] > 0,
        recovery_codes=kinds["recovery"] > 0,
        passkeys=kinds["passkeys"],
        devices=UserSession.objects.filter(user=user).count(),
    )


def person_reached_at(login: str) -> User | None:
    """Whose account a code sent there opens: a proven number, or an address of the account.

    A number that nobody has proven yet belongs to nobody.
    """
    if "@" not in login:
        return User.objects.filter(phone=login, is_pending=False).first()
    return User.objects.filter(email=login, is_active=True).first()


def programs_of(user: User) -> "QuerySet[TokenFamily]":
    """The programs that are signed in for a person, the last used first."""
    alive = TokenFamily.objects.filter(user=user, expires_at__gt=timezone.now())
    return alive.order_by("-used_at", "-created_at").select_related("user")


def given_up() -> "QuerySet[User]":
    """Opened by somebody who then never proved the number or the address, and so never came in.

    Whoever the team entered has no address to prove, and stays.
    """
    addresses = EmailAddress.objects.filter(user=OuterRef("pk"))
    unproven = ~Exists(addresses.filter(verified=True)) & Exists(addresses.filter(verified=False))
    return User.objects.filter(
        Q(is_pending=True) | Q(unproven, phone_verified=False),
        date_joined__lt=timezone.now() - GIVEN_UP_AFTER,
        last_login=None,
        erased_at=None,
        is_staff=False,
        is_superuser=False,
        groups=None,
    )
