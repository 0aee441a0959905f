"""How often is too often: at the door of the accounts (docs/accounts.md has the table)."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.address import client_network
from core.limits import Limit, clear, give_back, is_full, take

MINUTE, HOUR, DAY = 60, 3600, 24 * 3600

# Codes that we send, by the number or address they go to.
CODES = Limit("code", most=3, seconds=10 * MINUTE)
# Codes that were wrong, by account: a million combinations and never more than these.
WRONG_CODES = Limit("wrong_code", most=100, seconds=DAY)
# Wrong passwords, by account: a pause first, then no password opens it for the day. A code does.
PASSWORDS = Limit("password", most=5, seconds=5 * MINUTE)
PASSWORDS_OF_DAY = Limit("password_day", most=50, seconds=DAY)
# Accounts opened, by browser.
SIGN_UPS = Limit("sign_up", most=5, seconds=DAY)
# What went wrong from one address. Thousands share one on a mobile network, so it locks nobody:
# over the ceiling a question is asked that a person answers (accounts.challenge).
NEIGHBOURS = Limit("address", most=300, seconds=10 * MINUTE)

TOO_MANY_SENT = _("Trois codes en dix minutes, pas plus. Attendez un peu, puis réessayez.")


def account_key(*, phone: str = "", email: str = "") -> str:
    """One account has one counter, by whichever of its names it is tried."""
    found = User.objects.filter(phone=phone) if phone else User.objects.filter(email=email)
    pk = found.values_list("pk", flat=True).first()
    return f"user:{pk}" if pk else f"login:{phone or email.lower()}"


def user_key(user: Any) -> str:
    return f"user:{user.pk}"


def count_neighbour(request: HttpRequest) -> None:
    if network := client_network(request):
        take(NEIGHBOURS, network)


def is_crowded(request: HttpRequest) -> bool:
    network = client_network(request)
    return bool(network) and is_full(NEIGHBOURS, network)


def try_password(who: str) -> bool:
    """Count a try before the password is looked at, so that many at once cannot slip through."""
    return take(PASSWORDS, who) and take(PASSWORDS_OF_DAY, who)


def password_was_right(who: str) -> None:
    give_back(PASSWORDS, who)
    give_back(PASSWORDS_OF_DAY, who)


def forget_wrong_passwords(who: str) -> None:
    """The way back in: whoever proved a code may try passwords again."""
    clear(PASSWORDS, who)
    clear(PASSWORDS_OF_DAY, who)


def is_locked(who: str) -> bool:
    return is_full(PASSWORDS_OF_DAY, who)
